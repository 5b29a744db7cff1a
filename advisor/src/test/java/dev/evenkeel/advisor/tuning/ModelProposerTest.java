package dev.evenkeel.advisor.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.SampleRun;
import dev.evenkeel.advisor.Scripted;
import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.advisor.audit.Texts;
import dev.evenkeel.advisor.model.ModelException;
import dev.evenkeel.advisor.model.ModelRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A scripted model, asked about the sample run through the real guard rails. */
class ModelProposerTest {
    private static final String ITEM = """
        {"key": "%s", "value": "%s", "scope": "%s", "reason": "the join has few tasks", "evidence": ["S2.0"], "confidence": "high"}\
        """;
    private static final String ANSWER = """
        {"summary": "The join is slow.", "configs": [%s], "actions": [], "question": ""}\
        """;

    private static Proposals asked(Function<ModelRequest, String> script, int round) throws InterruptedException {
        Situation situation =
                new Situation(SampleRun.named("sales"), Map.of(), Map.of(), List.of(), round, Texts.HASHED);
        return new ModelProposer(Advisor.withLlm(new Scripted(script))).propose(situation);
    }

    @Test
    void whatPassesTheGuardRailsIsProposedAndTheRestIsRefusedWithItsReason() throws InterruptedException {
        String items = String.join(
                ",",
                ITEM.formatted("spark.sql.shuffle.partitions", "400", "session"),
                ITEM.formatted("spark.executor.memory", "2g", "submission"),
                ITEM.formatted("spark.sql.ansi.enabled", "false", "session"));
        Proposals proposals = asked(request -> ANSWER.formatted(items), 0);

        assertThat(proposals.items())
                .extracting(Proposal::settings)
                .containsExactly(Map.of("spark.sql.shuffle.partitions", "400"), Map.of("spark.executor.memory", "2g"));
        assertThat(proposals.items()).allSatisfy(item -> {
            assertThat(item.reasoning()).isEqualTo("the join has few tasks");
            assertThat(item.evidence()).containsExactly("S2.0");
        });
        assertThat(proposals.refused()).hasSize(1);
        assertThat(proposals.refused().get(0).what()).startsWith("spark.sql.ansi.enabled");
        assertThat(proposals.asked())
                .extracting(AuditEvent.Asked::promptTokens, AuditEvent.Asked::prompt)
                .containsExactly(tuple(6000L, ""));
    }

    @Test
    void aModelIsAskedOnce() throws InterruptedException {
        Proposals again = asked(
                request -> {
                    throw new AssertionError("asked twice");
                },
                1);
        assertThat(again).isEqualTo(Proposals.none());
    }

    @Test
    void aModelWithoutAnAnswerIsANoteAndTheTuningGoesOn() throws InterruptedException {
        Proposals proposals = asked(
                request -> {
                    throw new ModelException(ModelException.Kind.BUSY, "The model has too much to do.");
                },
                0);
        assertThat(proposals.items()).isEmpty();
        assertThat(proposals.asked()).isEmpty();
        assertThat(proposals.refused())
                .containsExactly(
                        new Proposals.Refused("scripted-1", Reasons.noAnswer("The model has too much to do.")));
    }

    @Test
    void anInterruptedQuestionInterruptsTheTuning() {
        assertThatThrownBy(() -> asked(
                        request -> {
                            Thread.currentThread().interrupt();
                            return ANSWER.formatted("");
                        },
                        0))
                .isInstanceOf(InterruptedException.class);
    }
}
