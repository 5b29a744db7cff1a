package dev.evenkeel.advisor.tuning;

import static dev.evenkeel.advisor.tuning.ScriptedBench.PARTITIONS;
import static dev.evenkeel.advisor.tuning.ScriptedBench.STATIC;
import static dev.evenkeel.advisor.tuning.ScriptedProposer.FAILING;
import static dev.evenkeel.advisor.tuning.ScriptedProposer.GOOD;
import static dev.evenkeel.advisor.tuning.ScriptedProposer.HARMFUL;
import static dev.evenkeel.advisor.tuning.ScriptedProposer.WRONG;
import static dev.evenkeel.advisor.tuning.ScriptedTuning.codes;
import static dev.evenkeel.advisor.tuning.ScriptedTuning.fates;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.advisor.tuning.Outcome.Fate;
import dev.evenkeel.advisor.tuning.judge.Yardstick;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is tried and what stays, of a job that takes 20 s with the 200 shuffle partitions of its session. */
class TuningLoopTest {
    @TempDir
    private Path directory;

    private ScriptedTuning tuning() {
        return ScriptedTuning.auditedIn(directory.resolve("audit.jsonl"));
    }

    @Test
    void goodAdviceIsKeptAndEverythingElseRolledBack() {
        TuningReport report = tuning().tune(HARMFUL, WRONG, FAILING, GOOD);

        assertThat(fates(report)).containsExactly(Fate.ROLLED_BACK, Fate.ROLLED_BACK, Fate.ROLLED_BACK, Fate.KEPT);
        assertThat(codes(report)).containsExactly("within-chance", "other-result", "trial-failed", "gain-beyond-noise");
        assertThat(report.settings()).isEqualTo(Map.of(PARTITIONS, "8"));
        assertThat(report.lines()).isEqualTo("spark.sql.shuffle.partitions 8");
        assertThat(report.end().code()).isEqualTo("tried-all");
    }

    @Test
    void withoutAnApprovalNothingIsTried() {
        ScriptedBench bench = new ScriptedBench();
        ScriptedTuning tuning = tuning().on(bench).approvedBy(Approval.nobody());
        TuningReport report = tuning.tune(GOOD);

        assertThat(fates(report)).containsExactly(Fate.NOT_APPROVED);
        assertThat(report.outcomes().get(0).reason().sentence())
                .isEqualTo("refused by nobody: no approval was given to TuningSession.approvedBy");
        assertThat(report.settings()).isEmpty();
        assertThat(bench.runs()).isEqualTo(1 + 6);
        assertThat(tuning.events(AuditEvent.Applied.class)).isEmpty();
    }

    @Test
    void whatTheGuardsRefuseIsNotAskedFor() {
        List<Proposal> asked = new ArrayList<>();
        ScriptedTuning tuning = tuning().approvedBy(proposal -> {
            asked.add(proposal);
            return Approval.Answer.approved("anna");
        });
        TuningReport report = tuning.tune(
                Proposal.of(Map.of("spark.sql.ansi.enabled", "false"), "changes answers"),
                Proposal.of(Map.of(PARTITIONS, "0"), "no partition"),
                Proposal.of(Map.of(PARTITIONS, "8", "spark.sql.session.timeZone", "UTC"), "one of two"),
                Proposal.of(Map.of("spark.sql.broadcastTimeout", "400s"), "not taken by Spark"),
                Proposal.of(Map.of(PARTITIONS, "200"), "as it is"),
                Proposal.of(Map.of(STATIC, "8g", PARTITIONS, "8"), "for the next submission"),
                Proposal.told("cache(orders)", "code"));

        assertThat(codes(report))
                .containsExactly(
                        "not-tunable",
                        "out-of-bounds",
                        "not-tunable",
                        "not-taken",
                        "already-so",
                        "fixed-at-submission",
                        "not-a-setting");
        assertThat(asked).isEmpty();
        assertThat(report.settings()).isEmpty();
        assertThat(report.forNextSubmission())
                .isEqualTo("spark.executor.memory 8g\nspark.sql.shuffle.partitions 8\ncache(orders)");
        assertThat(tuning.events(AuditEvent.Deferred.class)).hasSize(2);
    }

    @Test
    void theSameSettingsAreNotTriedTwice() {
        TuningReport report = tuning().tune(new ScriptedProposer(List.of(List.of(HARMFUL, HARMFUL), List.of(HARMFUL))));
        assertThat(fates(report)).containsExactly(Fate.ROLLED_BACK, Fate.REFUSED, Fate.REFUSED);
        assertThat(report.outcomes().get(2).reason().sentence()).isEqualTo("the same settings were tried as model-0-0");
    }

    @Test
    void theSearchLeavesAloneWhatTheJobDoesNotUse() {
        TuningReport report = tuning().tune(new LocalSearch());
        // No shuffle was recorded, so that the number of shuffle partitions is none of the job's.
        assertThat(report.outcomes()).isEmpty();
    }

    @Test
    void theReportReadsAsOne() {
        TuningReport report = tuning().withOptions(TuningOptions.defaults().withYardstick(Yardstick.CPU))
                .tune(WRONG, GOOD);
        assertThat(report.explain()).isEqualTo("""
            tuning of sales: nothing is left to try
              as it was: 20.0 s of wall time, 20.0 s of processor, 20.0 s of makespan, 200 tasks; runs of the same settings differ by 1.0 %
              stands:
                  spark.sql.shuffle.partitions 8
              rolled back model-0-0: spark.sql.files.openCostInBytes 8m
                because the result is another: 9 rows instead of 10 rows
              kept model-0-1: spark.sql.shuffle.partitions 8
                because 96.0 % of processor time gained (96.0 % to 96.0 %), faster in 5 of 5 pairs; runs of the
                  same settings differ by 1.0 %
            """);
        assertThat(report.toJson())
                .startsWith("{\"schemaVersion\":1,\"job\":\"sales\",\"end\":{\"code\":\"tried-all\",");
    }
}
