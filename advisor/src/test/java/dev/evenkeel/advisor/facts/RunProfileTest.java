package dev.evenkeel.advisor.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.core.cost.TaskTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A profile takes a few lines, and says what it was told. */
class RunProfileTest {
    private static final Instant START = Instant.EPOCH;
    private static final Span MINUTE = new Span(START, START.plusSeconds(60));

    private static final PlanNode PLAN = PlanNode.of(
                    "SortMergeJoin",
                    PlanNode.of(
                            "Sort",
                            PlanNode.of("Exchange", PlanNode.of("Scan parquet").rows(900))),
                    PlanNode.of("Scan csv")
                            .doing(Operator.Scan.of("csv", "customers"))
                            .rows(10))
            .doing(Join.inner(Join.Strategy.SORT_MERGE, "id"))
            .ranIn(List.of(4))
            .rows(90_000);

    private static final StageFacts STAGE = StageFacts.of(4, 0, "count at Sales.java:31")
            .ran(MINUTE, 2)
            .did(TaskFigures.of(Map.of(TaskFigure.TASKS, 2L, TaskFigure.DISK_SPILL_BYTES, 7L)))
            .took(TaskTimes.ofMillis(1000, 2000), 1)
            .forQuery(1)
            .build();

    private static final RunProfile RUN = RunProfile.builder("sales", MINUTE)
            .under(Settings.of(Map.of("spark.sql.adaptive.enabled", "true", "spark.executor.memory", "4g")))
            .on(ClusterFacts.of(
                    ExecutorFacts.of("1", "a", 4),
                    ExecutorFacts.of("2", "b", 4)
                            .addedAt(START.plusSeconds(30))
                            .removedAt(START.plusSeconds(45), "killed")))
            .jobs(JobFacts.of(0, START)
                    .ended(START.plusSeconds(60))
                    .withStages(3, 4)
                    .forQuery(1))
            .stages(STAGE)
            .queries(QueryFacts.of(1, "count at Sales.java:31")
                    .ran(START, START.plusSeconds(60))
                    .planned(PLAN, 1)
                    .under(Settings.of(Map.of("spark.sql.adaptive.enabled", "false")))
                    .build())
            .build();

    @Test
    void joinsTellRowsInAndOutThroughStepsThatKeepThem() {
        PlanNode join = RUN.query(1).flatMap(QueryFacts::plan).orElseThrow();
        assertThat(join.rowsIn()).hasValue(910);
        assertThat(join.rowsOut()).hasValue(90_000);
        assertThat(PlanNode.of("Filter", join).rowsOut()).isEmpty();
    }

    @Test
    void stepsAreNumberedFromTheTopAndFoundByWhatTheyDo() {
        PlanNode join = RUN.query(1).flatMap(QueryFacts::plan).orElseThrow();
        assertThat(join.all().map(PlanNode::id)).containsExactly(0, 1, 2, 3, 4);
        assertThat(join.all(Operator.Scan.class)).extracting(PlanNode::id).containsExactly(4);
        assertThat(RUN.nodesOf(STAGE)).containsExactly(join);
    }

    @Test
    void aQuerysOwnSettingsGoBeforeThoseOfTheApplication() {
        assertThat(RUN.settings().isOn("spark.sql.adaptive.enabled")).isTrue();
        assertThat(RUN.settingsOf(STAGE).isOff("spark.sql.adaptive.enabled")).isTrue();
        assertThat(RUN.settingsOf(STAGE).text("spark.executor.memory")).contains("4g");
    }

    @Test
    void slotsComeAndGo() {
        assertThat(RUN.slots()).isEqualTo(8);
        assertThat(RUN.cluster().slotsAt(START)).isEqualTo(4);
        assertThat(RUN.cluster().slotsAt(START.plusSeconds(50))).isEqualTo(4);
        // 60 s of four slots and 15 s of four others.
        assertThat(RUN.cluster().slotTime(MINUTE)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void totalsAreThoseOfTheStagesUnlessTold() {
        assertThat(RUN.totals()).isEqualTo(STAGE.figures());
        TaskFigures all = TaskFigures.of(Map.of(TaskFigure.TASKS, 9L));
        assertThat(RUN.toBuilder().totals(all).build().totals()).isEqualTo(all);
    }

    @Test
    void taskTimesAreLaidOutOnTheSlots() {
        StageFacts stage = StageFacts.of(1, 0, "")
                .ran(MINUTE, 2)
                .took(TaskTimes.ofMillis(1000, 2000, 500), 1)
                .build();
        assertThat(stage.trace())
                .isEqualTo(TaskTrace.of(
                        new long[] {0, 0, 1000},
                        new long[] {1_000_000_000, 2_000_000_000, 500_000_000},
                        new String[] {"0", "1", "0"},
                        1));
    }

    @Test
    void detailsThatAreMissingDoNotMakeItIncompleteAndLinesThatAreMissingDo() {
        assertThat(RUN.toBuilder().lacks(Lack.Kind.DETAILS, 1, "cut").build().isIncomplete())
                .isFalse();
        assertThat(RUN.toBuilder()
                        .lacks(Lack.Kind.BROKEN_LINES, 1, "broken")
                        .build()
                        .isIncomplete())
                .isTrue();
    }

    @Test
    void jsonNamesItsVersionFirstAndHoldsThePlan() {
        assertThat(RUN.toJson())
                .startsWith("{\"schemaVersion\":1,\"application\":{\"name\":\"sales\"")
                .contains("\"operator\":\"Join\"")
                .contains("{\"name\":\"number of output rows\",\"unit\":\"COUNT\",\"total\":90000}")
                .isEqualTo(RUN.toBuilder().build().toJson());
    }

    @Test
    void spreadsCountTasksThatToldNothingAsZero() {
        TaskSpreadsCounter counter = new TaskSpreadsCounter();
        for (long task = 0; task < 10; task++) {
            counter.add(TaskFigures.of(Map.of(TaskFigure.TASKS, 1L, TaskFigure.GC_NANOS, task < 8 ? 0 : 100L)));
        }
        TaskSpreads spreads = counter.spreads();
        assertThat(spreads.of(TaskFigure.GC_NANOS).median()).isZero();
        assertThat(spreads.of(TaskFigure.GC_NANOS).largest()).isEqualTo(100);
        assertThat(spreads.merge(spreads).of(TaskFigure.GC_NANOS).count()).isEqualTo(20);
        assertThat(spreads.of(TaskFigure.INPUT_BYTES).count()).isEqualTo(10);
    }
}
