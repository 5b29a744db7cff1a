package dev.evenkeel.advisor.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.ledger.RecorderLimits;
import dev.evenkeel.advisor.ledger.RunLedger;
import dev.evenkeel.testkit.SparkFixture;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class RunRecorderTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    private static RunProfile record(Runnable job) {
        try (RunRecorder recorder = RunRecorder.start(SPARK)) {
            job.run();
            return recorder.profile();
        }
    }

    private static void shuffle() {
        SPARK.range(0, 1000, 1, 3).repartition(5, col("id")).count();
    }

    @Test
    void aSkewedJobIsFoundAndItsHealthyTwinIsNot() {
        AdvisorReport skewed = Advisor.rules().advise(record(SkewedJob::run));
        assertThat(skewed.findings()).extracting(Finding::id).containsExactly("uneven-stage");
        assertThat(skewed.findings().get(0).cause()).contains("skewed data");

        AdvisorReport healthy = Advisor.rules().advise(record(SkewedJob::runHealthyTwin));
        assertThat(healthy.findings()).as(healthy.explain()).isEmpty();
    }

    @Test
    void totalsEqualSparksOwn() {
        StageTotals sparks = new StageTotals();
        SPARK.sparkContext().addSparkListener(sparks);
        RunProfile profile = record(RunRecorderTest::shuffle);
        SPARK.sparkContext().removeSparkListener(sparks);
        for (TaskFigure figure : List.of(
                TaskFigure.TASKS,
                TaskFigure.RUN_NANOS,
                TaskFigure.CPU_NANOS,
                TaskFigure.SHUFFLE_READ_BYTES,
                TaskFigure.SHUFFLE_READ_RECORDS,
                TaskFigure.SHUFFLE_WRITE_BYTES,
                TaskFigure.SHUFFLE_WRITE_RECORDS,
                TaskFigure.INPUT_RECORDS)) {
            assertThat(profile.totals().value(figure))
                    .as(figure.key())
                    .isEqualTo(sparks.value(figure))
                    .isPositive();
        }
        assertThat(profile.notes()).isEmpty();
    }

    @Test
    void aSectionHasItsOwnActionAndNothingElse() {
        for (int round = 0; round < 5; round++) {
            shuffle();
            RunProfile section = record(() -> SPARK.range(0, 10, 1, 7).foreach(row -> {}));
            assertThat(section.totals().value(TaskFigure.TASKS)).isEqualTo(7);
            assertThat(section.stages()).hasSize(1);
        }
    }

    @Test
    void taskTimesComeInLaunchOrderAndFitTheirSum() {
        RunProfile profile = SparkFixture.withSettings(
                Map.of("spark.sql.adaptive.enabled", "false"), () -> record(RunRecorderTest::shuffle));
        assertThat(profile.settings().isOff("spark.sql.adaptive.enabled")).isTrue();
        assertThat(profile.stages()).extracting(StageFacts::tasks).containsExactly(3L, 5L, 1L);
        for (StageFacts stage : profile.stages()) {
            assertThat(stage.times().tasks()).isEqualTo((int) stage.tasks());
            assertThat(stage.times().total()).isEqualTo(stage.slotTime());
            assertThat(stage.times().longest()).isEqualTo(stage.slowest().time());
            assertThat(stage.span().length()).isLessThanOrEqualTo(profile.wall().plusMillis(1));
            assertThat(stage.slots()).isBetween(1, 2);
            assertThat(stage.trace().executor(0)).isEqualTo("driver");
            assertThat(stage.spreads().of(TaskFigure.SLOT_NANOS).largest())
                    .isEqualTo(stage.slowest().time().toNanos());
        }
    }

    @Test
    void memoryIsBoundedAndTheTotalsStayExact() {
        try (RunRecorder whole = RunRecorder.start(SPARK);
                RunRecorder bounded = RunRecorder.start(SPARK, new RecorderLimits(2, 4))) {
            for (int job = 0; job < 4; job++) shuffle();
            RunProfile kept = bounded.profile();
            assertThat(kept.totals()).isEqualTo(whole.profile().totals());
            assertThat(kept.stages()).hasSize(2);
            assertThat(kept.stages()).allMatch(stage -> stage.times().tasks() <= 4);
            assertThat(kept.notes()).anyMatch(note -> note.contains("only the 2 costliest stages are kept"));
        }
    }

    @Test
    void anEventThatCannotBeReadIsANoteAndNoMore() {
        RunListener listener = new RunListener(new RunLedger(RecorderLimits.defaults()));
        listener.begin(ledger -> {});
        listener.onTaskEnd(new SparkListenerTaskEnd(1, 0, "ResultTask", null, null, null, null));
        listener.onStageSubmitted(new SparkListenerStageSubmitted(null, null));
        RunProfile profile = listener.profile(Span.NONE);
        assertThat(profile.notes()).singleElement().asString().startsWith("2 events could not be read");
    }

    @Test
    void afterClosingTheProfileStaysAsItWas() {
        RunRecorder recorder = RunRecorder.start(SPARK);
        shuffle();
        recorder.close();
        String before = recorder.profile().toJson();
        shuffle();
        recorder.close();
        assertThat(recorder.profile().toJson()).isEqualTo(before).startsWith("{\"schemaVersion\":1,");
    }

    @Test
    void failedTasksAreCountedApart() {
        RunProfile profile = record(() -> assertThatThrownBy(() -> SPARK.range(0, 4, 1, 2)
                        .selectExpr("raise_error('planted')")
                        .collectAsList())
                .hasMessageContaining("planted"));
        assertThat(profile.totals().value(TaskFigure.TASKS)).isZero();
        assertThat(profile.totals().value(TaskFigure.FAILED_TASKS)).isPositive();
    }

    @Test
    void aStageIsNamedByTheJobsDescription() {
        SPARK.sparkContext().setJobDescription("nightly sales");
        try {
            assertThat(record(RunRecorderTest::shuffle).stages())
                    .extracting(StageFacts::name)
                    .containsOnly("nightly sales");
        } finally {
            SPARK.sparkContext().setJobDescription(null);
        }
    }
}
