package dev.evenkeel.advisor.tuning;

import static dev.evenkeel.advisor.tuning.ScriptedProposer.FAILING;
import static dev.evenkeel.advisor.tuning.ScriptedProposer.GOOD;
import static dev.evenkeel.advisor.tuning.ScriptedProposer.HARMFUL;
import static dev.evenkeel.advisor.tuning.ScriptedProposer.WRONG;
import static dev.evenkeel.advisor.tuning.ScriptedTuning.QUICK;
import static dev.evenkeel.advisor.tuning.ScriptedTuning.codes;
import static dev.evenkeel.advisor.tuning.ScriptedTuning.fates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.audit.AuditEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written down of a tuning, and how one goes on that was stopped. */
class TuningAuditTest {
    @TempDir
    private Path directory;

    private ScriptedTuning tuning() {
        return auditedIn("audit.jsonl");
    }

    private ScriptedTuning auditedIn(String file) {
        return ScriptedTuning.auditedIn(directory.resolve(file));
    }

    @Test
    void theAuditTellsEveryStepAndNothingOfTheJobsOwn() throws IOException {
        ScriptedTuning tuning = tuning();
        tuning.tune(HARMFUL, WRONG, FAILING, GOOD);

        for (String id : List.of("model-0-0", "model-0-1", "model-0-2", "model-0-3")) {
            List<String> steps = tuning.events().stream()
                    .filter(event -> event.sentence().startsWith(id))
                    .map(event -> event.getClass().getSimpleName())
                    .distinct()
                    .toList();
            assertThat(steps).as(id).startsWith("Judged", "Approval", "Applied").contains("Measured", "Effect");
            assertThat(steps.get(steps.size() - 1)).isIn("Kept", "RolledBack");
        }
        assertThat(tuning.events(AuditEvent.Approval.class))
                .allMatch(one -> one.by().equals("anna"));
        assertThat(tuning.events(AuditEvent.Effect.class))
                .extracting(AuditEvent.Effect::results)
                .containsExactly("equal", "different", "none", "equal");
        AuditEvent.RolledBack failed =
                tuning.events(AuditEvent.RolledBack.class).get(2);
        assertThat(failed.reason()).contains("java.lang.IllegalStateException");
        assertThat(Files.readString(tuning.audit())).doesNotContain("secret of the job");
        assertThat(tuning.events(AuditEvent.Ended.class)).hasSize(1);
    }

    @Test
    void aProcessThatIsKilledInAnyRunGoesOnToTheSameEnd() {
        ScriptedBench whole = new ScriptedBench();
        TuningReport expected = tuning().on(whole).withOptions(QUICK).tune(HARMFUL, WRONG, FAILING, GOOD);

        for (int run = 1; run <= whole.runs(); run++) {
            String killed = "killed in run " + run;
            ScriptedTuning tuning = auditedIn("crash-" + run).withOptions(QUICK);
            ScriptedProposer proposer = ScriptedProposer.of(HARMFUL, WRONG, FAILING, GOOD);
            ScriptedTuning crashing = tuning.on(new ScriptedBench().crashingAt(run));
            assertThatThrownBy(() -> crashing.tune(proposer)).isInstanceOf(ScriptedBench.Crash.class);

            TuningReport report = tuning.tune(proposer);
            assertThat(report.settings()).as(killed).isEqualTo(expected.settings());
            assertThat(fates(report)).as(killed).isEqualTo(fates(expected));
            assertThat(proposer.asked()).as(killed + ": no question twice").isEqualTo(2);
            List<String> ends = Stream.concat(
                            tuning.events(AuditEvent.Kept.class).stream().map(AuditEvent.Kept::id),
                            tuning.events(AuditEvent.RolledBack.class).stream().map(AuditEvent.RolledBack::id))
                    .toList();
            assertThat(ends)
                    .as(killed + ": no decision twice")
                    .doesNotHaveDuplicates()
                    .hasSize(4);
            assertThat(tuning.events(AuditEvent.Approval.class)).as(killed).hasSize(4);
        }
    }

    @Test
    void aLogThatEndsAfterAnyLineGoesOnToTheSameEnd() throws IOException {
        ScriptedTuning complete = tuning().withOptions(QUICK);
        TuningReport expected = complete.tune(HARMFUL, GOOD);
        List<String> lines = Files.readAllLines(complete.audit());

        for (int left = 0; left < lines.size(); left++) {
            ScriptedTuning tuning = auditedIn("after-" + left).withOptions(QUICK);
            String torn = lines.get(left).substring(0, lines.get(left).length() / 2);
            Files.writeString(
                    tuning.audit(), String.join("\n", lines.subList(0, left)) + (left == 0 ? "" : "\n") + torn);

            TuningReport report = tuning.tune(HARMFUL, GOOD);
            assertThat(report.settings()).as("%d lines left", left).isEqualTo(expected.settings());
            assertThat(codes(report)).as("%d lines left", left).isEqualTo(codes(expected));
        }
    }

    @Test
    void aTuningThatHasEndedIsReadBack() {
        TuningReport first = tuning().tune(HARMFUL, GOOD);
        ScriptedBench unused = new ScriptedBench();
        TuningReport again = tuning().on(unused).tune(HARMFUL, GOOD);

        assertThat(unused.runs()).isZero();
        assertThat(again.settings()).isEqualTo(first.settings());
        assertThat(again.end()).isEqualTo(first.end());
        assertThat(fates(again)).isEqualTo(fates(first));
    }
}
