package dev.evenkeel.advisor.tuning;

import static dev.evenkeel.advisor.tuning.ScriptedBench.PARTITIONS;
import static dev.evenkeel.advisor.tuning.ScriptedProposer.GOOD;
import static dev.evenkeel.advisor.tuning.ScriptedProposer.HARMFUL;
import static dev.evenkeel.advisor.tuning.ScriptedTuning.codes;
import static dev.evenkeel.advisor.tuning.ScriptedTuning.fates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.tuning.Outcome.Fate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a trial or a tuning ends, and what is left of it then. */
class TuningEndTest {
    @TempDir
    private Path directory;

    private ScriptedTuning tuning() {
        return ScriptedTuning.auditedIn(directory.resolve("audit.jsonl"));
    }

    @Test
    void aTrialThatCannotSucceedAnyMoreIsNotRunToItsEnd() {
        ScriptedBench bench = new ScriptedBench();
        tuning().on(bench).tune(HARMFUL);
        // The warm-up, three pairs for the noise, and one pair that was not faster.
        assertThat(bench.runs()).isEqualTo(1 + 6 + 2);
    }

    @Test
    void aJobWhoseResultVariesIsNotTuned() {
        TuningReport report =
                tuning().on(new ScriptedBench().whoseResultVaries()).tune(GOOD);
        assertThat(report.end().code()).isEqualTo("results-vary");
        assertThat(report.outcomes()).isEmpty();
    }

    @Test
    void aJobThatFailsAsItIsFailsTheTuning() {
        ScriptedTuning failing = tuning().on(new ScriptedRuns(settings -> {
            throw new IllegalStateException("the user's own");
        }));
        assertThatThrownBy(() -> failing.tune(GOOD)).hasMessage("the user's own");
        assertThat(tuning().tune(GOOD).settings()).isNotEmpty();
    }

    @Test
    void aBudgetOfRunsEndsATuningAmidATrial() {
        TuningReport report =
                tuning().withOptions(TuningOptions.defaults().withMostRuns(10)).tune(HARMFUL, GOOD);
        assertThat(report.end().code()).isEqualTo("runs-spent");
        assertThat(codes(report)).containsExactly("within-chance", "trial-cut-short");
        assertThat(report.settings()).isEmpty();
    }

    @Test
    void aBudgetOfTimeEndsATuning() {
        TuningReport report = tuning().withOptions(TuningOptions.defaults().withMostTime(Duration.ofSeconds(60)))
                .tune(GOOD);
        assertThat(report.end().code()).isEqualTo("time-spent");
    }

    @Test
    void aBudgetOfTokensEndsATuning() {
        ScriptedProposer endless = new ScriptedProposer(Collections.nCopies(1000, List.of(HARMFUL)));
        TuningReport report = tuning().withOptions(TuningOptions.defaults().withMostTokens(3000))
                .tune(endless);
        assertThat(report.end().code()).isEqualTo("tokens-spent");
        assertThat(endless.asked()).isEqualTo(3); // of a thousand tokens each
    }

    @Test
    void whatWasKeptInStepsMustGainAsAWhole() {
        Proposal half = Proposal.of(Map.of(PARTITIONS, "100"), "half");
        Proposal quarter = Proposal.of(Map.of(PARTITIONS, "50"), "half again");
        TuningReport report = tuning().tune(half, quarter);
        assertThat(report.outcomes()).extracting(Outcome::id).containsExactly("model-0-0", "model-0-1", "all");
        assertThat(fates(report)).containsExactly(Fate.KEPT, Fate.KEPT, Fate.KEPT);
        assertThat(report.settings()).isEqualTo(Map.of(PARTITIONS, "50"));
    }

    @Test
    void whatDoesNotGainAsAWholeIsTakenBackAsAWhole() {
        // Faster with either of two sizes in its own trial, and as slow as before when all is held against the session.
        ScriptedBench same = new ScriptedBench();
        AtomicInteger confirmed = new AtomicInteger();
        Bench fickle = new ScriptedRuns(settings -> {
            boolean areBoth = settings.size() == 2;
            int held = areBoth ? confirmed.incrementAndGet() : confirmed.get();
            boolean isSlow = settings.isEmpty() || held > 5;
            return same.run(isSlow ? Map.of() : Map.of(PARTITIONS, areBoth ? "50" : "100"));
        });
        TuningReport report = tuning().on(fickle)
                .tune(
                        Proposal.of(Map.of(PARTITIONS, "100"), "half"),
                        Proposal.of(Map.of("spark.sql.files.maxPartitionBytes", "64m"), "smaller splits"));
        assertThat(fates(report)).containsExactly(Fate.KEPT, Fate.KEPT, Fate.ROLLED_BACK);
        assertThat(report.outcomes().get(2).reason().code()).isEqualTo("not-confirmed");
        assertThat(report.settings()).isEmpty();
    }
}
