package dev.evenkeel.advisor.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.advisor.EventLogs;
import dev.evenkeel.advisor.facts.CacheFacts;
import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator;
import dev.evenkeel.advisor.facts.Outcome;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.EventLoggingListener;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import scala.Option;

/** One run, recorded live and read from the log that Spark wrote of it: both tell the same. */
class LiveAndLoggedTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    private static RunProfile live;
    private static RunProfile logged;

    @BeforeAll
    static void run() {
        Path directory = SparkFixture.temporaryDirectory();
        String data = directory.resolve("sales").toString();
        SPARK.range(0, 1000, 1, 2)
                .withColumn("day", col("id").mod(5))
                .write()
                .partitionBy("day")
                .parquet(data);
        SparkConf conf = new SparkConf(false)
                .set("spark.eventLog.logBlockUpdates.enabled", "true")
                .set("spark.eventLog.compress", "true");
        EventLoggingListener log = new EventLoggingListener(
                "app-live",
                Option.empty(),
                directory.toUri(),
                conf,
                SPARK.sparkContext().hadoopConfiguration());
        try (RunRecorder recorder = RunRecorder.start(SPARK)) {
            log.start();
            SPARK.sparkContext().addSparkListener(log);
            jobs(data);
            live = recorder.profile();
        }
        SPARK.sparkContext().removeSparkListener(log);
        log.stop();
        logged = EventLogs.read(Path.of(log.logWriter().logPath().replaceFirst("^file:", "")));
    }

    private static void jobs(String data) {
        SPARK.sparkContext().setJobGroup("nightly", "sales of a day", false);
        Dataset<Row> sales = SPARK.read().parquet(data).where("day = 3 AND id > 100");
        Dataset<Row> items = SPARK.range(0, 500, 1, 3).toDF("id");
        sales.join(items.hint("merge"), "id").groupBy(col("id").mod(7)).count().collectAsList();
        sales.join(broadcast(items), "id").collectAsList();
        SPARK.sparkContext().clearJobGroup();
        Dataset<Row> kept = items.repartition(4).cache();
        kept.count();
        kept.where("id > 7").count();
        kept.unpersist(true);
        assertThatThrownBy(() -> SPARK.range(0, 2, 1, 1)
                        .selectExpr("raise_error('planted')")
                        .collectAsList())
                .hasMessageContaining("planted");
        // Spark tells of a failure before it posts the end of the job; those of a later job come after it.
        SPARK.range(0, 1, 1, 1).collectAsList();
    }

    private static <T> void same(Function<RunProfile, T> part) {
        assertThat(part.apply(logged)).usingRecursiveComparison().isEqualTo(part.apply(live));
    }

    @Test
    void totalsJobsStagesFailuresAndCachesAreTheSame() {
        same(RunProfile::totals);
        same(RunProfile::jobs);
        same(RunProfile::failures);
        same(RunProfile::caches);
        assertThat(logged.stages()).hasSameSizeAs(live.stages()).isNotEmpty();
        for (int at = 0; at < live.stages().size(); at++) {
            assertThat(logged.stages().get(at))
                    .usingRecursiveComparison()
                    .isEqualTo(live.stages().get(at));
        }
    }

    @Test
    void queriesAreTheSame() {
        assertThat(logged.queries()).hasSameSizeAs(live.queries()).isNotEmpty();
        for (int at = 0; at < live.queries().size(); at++) {
            QueryFacts one = logged.queries().get(at);
            QueryFacts other = live.queries().get(at);
            assertThat(one.plan().map(LiveAndLoggedTest::text))
                    .isEqualTo(other.plan().map(LiveAndLoggedTest::text));
            assertThat(one.span()).isEqualTo(other.span());
            assertThat(one.outcome()).isEqualTo(other.outcome());
            assertThat(one.problem()).isEqualTo(other.problem());
            assertThat(one.replans()).isEqualTo(other.replans());
            assertThat(one.description()).isEqualTo(other.description());
        }
    }

    private static String text(PlanNode node) {
        StringBuilder text = new StringBuilder();
        node.all()
                .forEach(step -> text.append(step.id())
                        .append(' ')
                        .append(step.name())
                        .append(step.operator())
                        .append(step.metrics())
                        .append(step.stages())
                        .append('\n'));
        return text.toString();
    }

    @Test
    void jobsKnowTheirQueryGroupAndEnd() {
        List<JobFacts> nightly = live.jobs().stream()
                .filter(job -> job.group().equals("nightly"))
                .toList();
        assertThat(nightly).isNotEmpty().allMatch(job -> job.description().equals("sales of a day"));
        assertThat(nightly).anyMatch(job -> job.queryId().isPresent());
        assertThat(live.jobs())
                .filteredOn(job -> job.outcome() == Outcome.FAILED)
                .isNotEmpty();
        assertThat(live.queries())
                .filteredOn(query -> query.outcome() == Outcome.FAILED)
                .hasSize(1);
        StageFacts last = live.stages().get(live.stages().size() - 1);
        assertThat(live.queryOf(last)).isPresent();
        assertThat(last.rdds()).isNotEmpty();
        assertThat(live.stages()).anyMatch(stage -> !live.nodesOf(stage).isEmpty());
    }

    @Test
    void aScanTellsItsFilesAndItsPartitions() {
        PlanNode scan = live.queries()
                .get(0)
                .plan()
                .orElseThrow()
                .all(Operator.Scan.class)
                .get(0);
        Operator.Scan known = scan.as(Operator.Scan.class).orElseThrow();
        assertThat(known.format()).isEqualTo("parquet");
        assertThat(known.partitionColumns()).containsExactly("day");
        assertThat(known.partitionFilters()).anyMatch(filter -> filter.contains("day = 3"));
        assertThat(known.pushedFilters()).contains("GreaterThan(id,100)");
        assertThat(scan.metric(NodeMetric.PARTITIONS)).hasValue(1);
        assertThat(scan.metric(NodeMetric.FILES)).hasValue(2);
        assertThat(scan.rowsOut().orElseThrow()).isPositive();
    }

    /** Of 1,000 numbers those above 100 and below 500 that leave 3 when divided by 5: 103, 108, … 498. */
    @Test
    void aJoinTellsItsStrategyAndItsRows() {
        List<PlanNode> joins = live.queries().stream()
                .flatMap(query -> query.plan().stream())
                .flatMap(plan -> plan.all(Operator.Join.class).stream())
                .toList();
        assertThat(joins)
                .extracting(node -> node.as(Operator.Join.class).orElseThrow().strategy())
                .containsExactly(Operator.Join.Strategy.SORT_MERGE, Operator.Join.Strategy.BROADCAST_HASH);
        for (PlanNode join : joins) {
            assertThat(join.rowsOut()).hasValue(80);
            assertThat(join.as(Operator.Join.class).orElseThrow().leftKeys()).containsExactly("id");
        }
        assertThat(joins.get(0).rowsIn().orElseThrow()).isGreaterThan(80);
    }

    @Test
    void cachedDataIsFilledOnceAndRead() {
        CacheFacts cache = live.caches().get(0);
        assertThat(cache.partitions()).isEqualTo(4);
        assertThat(cache.kept()).isEqualTo(4);
        assertThat(cache.memory().bytes()).isPositive();
        assertThat(cache.reads()).isPositive();
        assertThat(cache.level()).contains("Memory").contains("Deserialized");
    }

    @Test
    void theLiveRecordingKnowsItsMachinesFromTheBeginning() {
        assertThat(live.slots()).isEqualTo(2);
        assertThat(live.cluster().master()).isEqualTo("local");
        assertThat(live.application().spark()).isEqualTo(SPARK.version());
        assertThat(live.settings().text("spark.sql.shuffle.partitions")).contains("4");
        assertThat(live.cluster().executors()).singleElement().satisfies(executor -> {
            assertThat(executor.figures()).isEqualTo(live.totals());
            assertThat(executor.storage().bytes()).isPositive();
        });
    }
}
