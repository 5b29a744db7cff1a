package dev.evenkeel.advisor.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.evenkeel.advisor.AskedRun;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.knob.Knobs;
import dev.evenkeel.advisor.prompt.ReferenceInformation.Engine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenBudgetTest {
    private static ReferenceInformation all() {
        RunProfile run = AskedRun.plain();
        return SparkReference.of(run, AskedRun.report(run), Pseudonyms.hidingNames())
                .of(Knobs.all(), key -> true);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 1_500, 2_500, 4_000, 100_000})
    void theDocumentFitsItsBudget(int tokens) {
        String json = all().within(TokenBudget.of(tokens)).toJson();
        assertThat(TokenBudget.tokens(json)).isLessThanOrEqualTo(tokens);
    }

    @Test
    void withRoomForAllNothingIsCut() {
        ReferenceInformation all = all();
        assertThat(all.within(TokenBudget.of(100_000)).toJson()).isEqualTo(all.toJson());
        assertThat(all.within(TokenBudget.of(100_000)).cuts()).isEmpty();
    }

    @Test
    void whatMattersLeastGoesFirstAndWhatWasCutIsSaid() {
        ReferenceInformation all = all();
        ReferenceInformation cut = all.within(TokenBudget.of(1_700));
        assertThat(cut.ids()).contains("R", "C", "F1", "F2", "X1", "K1").doesNotContain("K58");
        assertThat(cut.cuts()).isNotEmpty().allMatch(one -> one.left() > 0);
        int gone = cut.cuts().stream().mapToInt(Cut::left).sum();
        assertThat(all.facts().size() - cut.facts().size()).isEqualTo(gone);
        assertThat(cut.toJson()).contains(" of settings are left out, those that matter least\"]}");
    }

    @Test
    void aHeavierFactIsNeverCutForALighterOneOfItsSize() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 100; i < 400; i++)
            facts.add(Fact.of(Section.STAGES, "S" + i, i).count("tasks", i));
        ReferenceInformation cut =
                ReferenceInformation.of(Engine.SPARK, "", facts).within(TokenBudget.of(1_000));
        // 800 tokens are left for facts of 25 characters and a comma: 9 tokens each, 88 of them.
        assertThat(cut.facts()).hasSize(88);
        assertThat(cut.facts())
                .extracting(Fact::id)
                .isEqualTo(facts.subList(212, 300).stream().map(Fact::id).toList());
    }

    @Test
    void theRunAndItsMachinesStayWhateverTheRoom() {
        assertThat(all().within(TokenBudget.of(500)).ids()).contains("R", "C");
        assertThatIllegalArgumentException().isThrownBy(() -> TokenBudget.of(499));
    }
}
