package dev.evenkeel.advisor.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.SampleRun;
import dev.evenkeel.advisor.audit.Texts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.core.decide.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LocalSearchTest {
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";
    private static final RunProfile SHUFFLES = SampleRun.named("sales");
    private static final RunProfile NOTHING = RunProfile.of("idle", Span.NONE, List.of());

    /** {@return the numbers that are tried where a change gains if it comes nearer to the best number} */
    private static List<String> tried(String key, RunProfile run, Map<String, String> session, double best) {
        LocalSearch search = new LocalSearch();
        Map<String, String> kept = new TreeMap<>();
        List<Outcome> outcomes = new ArrayList<>();
        List<String> tried = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            List<Proposal> next = search.propose(new Situation(run, session, kept, outcomes, round, Texts.HASHED))
                    .items();
            if (next.isEmpty()) return tried;
            Proposal one = next.get(0);
            boolean isNearer = one.settings().containsKey(key)
                    && distance(one.settings().get(key), best)
                            < distance(kept.getOrDefault(key, session.getOrDefault(key, "200")), best);
            if (isNearer) kept.putAll(one.settings());
            if (one.settings().containsKey(key)) tried.add(one.settings().get(key));
            outcomes.add(new Outcome(
                    "c" + round,
                    one,
                    isNearer ? Outcome.Fate.KEPT : Outcome.Fate.ROLLED_BACK,
                    new Reason("scripted", "as the test has it")));
        }
        throw new AssertionError("a search that does not end: " + tried);
    }

    private static double distance(String number, double best) {
        return Math.abs(Math.log(Double.parseDouble(number) / best));
    }

    @Test
    void itHalvesWhileThatGains() {
        assertThat(tried(PARTITIONS, SHUFFLES, Map.of(), 25)).containsExactly("100", "50", "25", "12");
    }

    @Test
    void itDoublesWhereHalvesDoNotGain() {
        assertThat(tried(PARTITIONS, SHUFFLES, Map.of(PARTITIONS, "10"), 40)).containsExactly("5", "20", "40", "80");
    }

    @Test
    void itStaysWhereItIsBest() {
        assertThat(tried(PARTITIONS, SHUFFLES, Map.of(PARTITIONS, "64"), 64)).containsExactly("32", "128");
    }

    @Test
    void itGoesNoFurtherThanItsBounds() {
        assertThat(tried(PARTITIONS, SHUFFLES, Map.of(PARTITIONS, "1"), 0.001)).containsExactly("2");
    }

    @Test
    void itLeavesAloneWhatTheJobDoesNotUse() {
        assertThat(tried(PARTITIONS, NOTHING, Map.of(), 25)).isEmpty();
    }
}
