package dev.evenkeel.core.explain;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.decide.Rejected;
import dev.evenkeel.testkit.Golden;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final Decision<String> DECISION = new Decision<>(
            "Native",
            new Reason("no-skew", "both sides are even: the largest task would be 1.2 times the mean, below 5.0"),
            List.of(
                    new Rejected<>(
                            "Broadcast[build=RIGHT]",
                            new Reason(
                                    "build-side-too-large", "the right side is 80.0 MiB, over the limit of 64.0 MiB")),
                    new Rejected<>("Salted", new Reason("no-hot-key", "no key has more than 0.5 % of the rows"))));

    @Test
    void aDecisionReadsAsChoiceThenReasonThenWhatItIsNot() {
        Golden.assertMatches("decision.txt", String.join("\n", Explanation.lines(DECISION)) + "\n");
    }

    @Test
    void aDecisionIsWrittenWithTheNamesOfItsAccessors() {
        Golden.assertMatches("decision.json", JsonLayout.write(Explanation.members(DECISION)) + "\n");
    }
}
