package dev.evenkeel.advisor.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.FailureFacts;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Outcome;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RddFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.TaskFigure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunLedgerTest {
    private final RunLedger ledger = new RunLedger(RecorderLimits.defaults());

    private static StageStart stage(int id, RddText... rdds) {
        return new StageStart(id, 0, "count at A.java:1", "", 2, List.of(), List.of(rdds), 1000, Map.of());
    }

    private static StageEnd end(int id, Map<Long, Long> sums) {
        return new StageEnd(id, 0, 1000, 2000, "", sums);
    }

    private static TaskEnd task(String executor) {
        return new TaskEndBuilder()
                .of(0, executor)
                .ran(1000, 1500)
                .measuredMillis(TaskFigure.RUN_NANOS, 400)
                .build();
    }

    private static PlanText plan(String name, long metric, PlanText... inputs) {
        List<PlanText.Metric> metrics = List.of(new PlanText.Metric(NodeMetric.ROWS, metric, "sum"));
        return new PlanText(name, name, Map.of(), metrics, List.of(inputs));
    }

    private static QueryStart query(long id, long millis, PlanText plan) {
        return new QueryStart(id, millis, "q" + id, "", plan, Map.of());
    }

    @Test
    void aMetricIsWhatTheLastStageSummedUp() {
        ledger.queryStarted(query(1, 1000, plan("Filter", 7, plan("Range", 8))));
        ledger.completed(end(3, Map.of(7L, 10L, 8L, 100L)));
        ledger.completed(end(4, Map.of(7L, 25L)));
        PlanNode filter = ledger.profile().queries().get(0).plan().orElseThrow();
        assertThat(filter.rowsOut()).hasValue(25);
        assertThat(filter.rowsIn()).hasValue(100);
        assertThat(filter.stages()).containsExactly(3, 4);
        assertThat(filter.inputs().get(0).stages()).containsExactly(3);
    }

    @Test
    void whatANewPlanSharesWithTheOldOneKeepsItsSums() {
        ledger.queryStarted(query(1, 1000, plan("SortMergeJoin", 7, plan("Range", 8))));
        ledger.completed(end(3, Map.of(8L, 100L)));
        ledger.queryReplanned(1, plan("BroadcastHashJoin", 9, plan("Range", 8)));
        ledger.driverCounted(Map.of(9L, 40L, 7L, 1L));
        ledger.queryEnded(1, 5000, "");
        QueryFacts query = ledger.profile().queries().get(0);
        assertThat(query.replans()).isEqualTo(1);
        assertThat(query.outcome()).isEqualTo(Outcome.SUCCEEDED);
        assertThat(query.plan().orElseThrow().rowsOut()).hasValue(40);
        assertThat(query.plan().orElseThrow().rowsIn()).hasValue(100);
    }

    @Test
    void metricsOfOldVersionsHaveTheNewNamesAndUnits() {
        List<PlanText.Metric> metrics = List.of(
                new PlanText.Metric("data size total (min, med, max)", 1, "size"),
                new PlanText.Metric("number of files", 2, "sum"),
                new PlanText.Metric("scan time total (min, med, max)", 3, "timing"),
                new PlanText.Metric("shuffle write time", 4, "nsTiming"),
                new PlanText.Metric("avg hash probe (min, med, max)", 5, "average"));
        ledger.queryStarted(query(1, 1000, new PlanText("Scan", "Scan", Map.of(), metrics, List.of())));
        ledger.driverCounted(Map.of(1L, 10L, 2L, 20L, 3L, 30L, 4L, 40L, 5L, 50L));
        assertThat(ledger.profile().queries().get(0).plan().orElseThrow().metrics())
                .containsExactly(
                        new NodeMetric(NodeMetric.DATA_BYTES, NodeMetric.Unit.BYTES, 10),
                        new NodeMetric(NodeMetric.FILES, NodeMetric.Unit.COUNT, 20),
                        new NodeMetric("scan time", NodeMetric.Unit.NANOS, 30_000_000),
                        new NodeMetric("shuffle write time", NodeMetric.Unit.NANOS, 40));
    }

    @Test
    void aboveTheLimitsTheShortestGoAndTheProfileSaysSo() {
        RunLedger small = new RunLedger(new RecorderLimits(2, 4));
        for (int id = 0; id < 5; id++) {
            small.queryStarted(query(id, 1000, plan("Range", id)));
            small.queryEnded(id, 2000 + id, "");
        }
        for (int id = 0; id < 25; id++) {
            small.jobStarted(new JobStart(id, 1000, List.of(id), "", Map.of()));
            small.jobEnded(id, 2000 + id, null);
        }
        for (int id = 0; id < 12; id++) small.executorAdded("e" + id, "h", 1, 1000);
        RunProfile run = small.profile();
        assertThat(run.queries()).extracting(QueryFacts::id).containsExactly(3L, 4L);
        assertThat(run.jobs()).hasSize(20).noneMatch(job -> job.id() < 5);
        assertThat(run.cluster().executors()).hasSize(10);
        assertThat(run.lacks()).hasSize(3).allMatch(lack -> lack.kind() == Lack.Kind.DETAILS);
    }

    @Test
    void plansTakeABoundedNumberOfSteps() {
        RunLedger small = new RunLedger(new RecorderLimits(2, 4));
        PlanText large = plan("Range", 1);
        for (int step = 2; step < 30; step++) large = plan("Filter", step, large);
        small.queryStarted(query(1, 1000, large));
        small.queryEnded(1, 2000, "");
        small.queryStarted(query(2, 1000, large));
        RunProfile run = small.profile();
        assertThat(run.query(1).orElseThrow().plan()).isEmpty();
        assertThat(run.query(2).orElseThrow().plan()).isPresent();
        assertThat(run.lacks()).singleElement().asString().contains("plans of 1 queries");
    }

    @Test
    void failuresAreAddedUpByReason() {
        ledger.submitted(stage(4));
        for (int attempt = 0; attempt < 3; attempt++) {
            Trouble trouble = Trouble.named("ExceptionFailure", "java.io.IOException", "disk " + attempt + "\nat x");
            ledger.ended(
                    4,
                    0,
                    new TaskEndBuilder()
                            .of(0, "e" + attempt)
                            .ran(1000, 1500)
                            .failed(trouble)
                            .build());
        }
        assertThat(ledger.profile().failures()).singleElement().satisfies(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureFacts.Kind.ERROR);
            assertThat(failure.type()).isEqualTo("java.io.IOException");
            assertThat(failure.message()).isEqualTo("disk 0");
            assertThat(failure.attempts()).isEqualTo(3);
            assertThat(failure.lost()).hasMillis(1500);
            assertThat(failure.stages()).containsExactly(4);
            assertThat(failure.executors()).containsExactly("e0", "e1", "e2");
        });
    }

    @Test
    void executorsComeGoAndKeepWhatTheyDid() {
        ledger.executorStores("1", 500);
        ledger.executorAdded("1", "h", 4, 1000);
        MemoryPeaks peaks = new MemoryPeaks();
        peaks.add(0, 77);
        ledger.executorPeaked("1", peaks);
        ledger.ended(9, 0, task("1"));
        ledger.executorRemoved("1", 3000, "Container killed by YARN for exceeding memory limits");
        assertThat(ledger.profile().cluster().executors()).singleElement().satisfies(executor -> {
            assertThat(executor.cores()).isEqualTo(4);
            assertThat(executor.storage().bytes()).isEqualTo(500);
            assertThat(executor.peaks()).isEqualTo(Map.of("JVMHeapMemory", 77L));
            assertThat(executor.reason()).contains("memory limits");
            assertThat(executor.figures().value(TaskFigure.TASKS)).isEqualTo(1);
        });
        assertThat(ledger.profile().totals().value(TaskFigure.SCHEDULER_DELAY_NANOS))
                .isEqualTo(100_000_000);
    }

    @Test
    void aCacheIsFilledByTheFirstStageAndReadByTheOthers() {
        RddText kept = new RddText(new RddFacts(5, "t", "", 3, true, List.of()), "Memory Deserialized 1x Replicated");
        ledger.submitted(stage(1, kept));
        ledger.blockUpdated("1", "rdd_5_0", 100, 0);
        ledger.blockUpdated("1", "rdd_5_1", 50, 20);
        ledger.blockUpdated("1", "rdd_5_0", 0, 0); // dropped for lack of memory
        ledger.blockUpdated("1", "rdd_6_0", 999, 0); // of another, never marked
        ledger.submitted(stage(2, kept));
        ledger.unpersisted(5);
        assertThat(ledger.profile().caches()).singleElement().satisfies(cache -> {
            assertThat(cache.kept()).isEqualTo(2);
            assertThat(cache.memory().bytes()).isEqualTo(150);
            assertThat(cache.disk().bytes()).isEqualTo(20);
            assertThat(cache.reads()).isEqualTo(1);
        });
    }

    /** Adaptive execution caches by a stage that ends with the data, and then runs the stage that wanted its rows. */
    @Test
    void theStageForWhichACacheWasFilledIsNoSecondUse() {
        RddText kept = new RddText(new RddFacts(5, "t", "", 3, true, List.of()), "Memory");
        RddText counted = new RddText(new RddFacts(6, "count", "", 3, false, List.of(5)), "");
        ledger.submitted(ofQuery(1, stage(1, kept)));
        ledger.submitted(ofQuery(1, stage(2, kept, counted)));
        assertThat(ledger.profile().caches().get(0).reads()).isZero();
        ledger.submitted(ofQuery(1, stage(3, kept, counted)));
        assertThat(ledger.profile().caches().get(0).reads())
                .as("the same query reads it again")
                .isEqualTo(1);
        ledger.submitted(ofQuery(2, stage(4, kept, counted)));
        assertThat(ledger.profile().caches().get(0).reads()).isEqualTo(2);
    }

    @Test
    void aStageThatCachesAndGoesOnIsTheFirstUse() {
        RddText kept = new RddText(new RddFacts(5, "t", "", 3, true, List.of()), "Memory");
        RddText counted = new RddText(new RddFacts(6, "count", "", 3, false, List.of(5)), "");
        ledger.submitted(ofQuery(1, stage(1, kept, counted)));
        ledger.submitted(ofQuery(1, stage(2, kept, counted)));
        assertThat(ledger.profile().caches().get(0).reads()).isEqualTo(1);
    }

    private static StageStart ofQuery(long query, StageStart start) {
        return new StageStart(
                start.id(),
                0,
                start.name(),
                "",
                start.tasks(),
                start.parents(),
                start.rdds(),
                0,
                Map.of(Property.QUERY, Long.toString(query)));
    }

    /** Before 3.3 a query does not tell its session's settings, but its jobs carry them. */
    @Test
    void aQuerysOwnSettingsAreThoseThatDifferFromTheApplications() {
        ledger.set(Map.of("spark.sql.shuffle.partitions", "200", "spark.sql.adaptive.enabled", "true"));
        ledger.queryStarted(new QueryStart(1, 1000, "q", "", plan("Range", 1), null));
        ledger.jobStarted(new JobStart(
                0,
                1000,
                List.of(),
                "",
                Map.of(
                        Property.QUERY,
                        "1",
                        "spark.sql.shuffle.partitions",
                        "7",
                        "spark.sql.adaptive.enabled",
                        "true")));
        assertThat(ledger.profile().queries().get(0).settings().members())
                .isEqualTo(Map.of("spark.sql.shuffle.partitions", "7"));
    }
}
