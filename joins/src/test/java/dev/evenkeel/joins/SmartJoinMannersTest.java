package dev.evenkeel.joins;

import static org.apache.spark.sql.functions.broadcast;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.JoinStrategy.Native;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.KeySpread;
import dev.evenkeel.testkit.KeyType;
import dev.evenkeel.testkit.RandomTables;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import dev.evenkeel.testkit.TablePair;
import dev.evenkeel.testkit.TableShape;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the front door leaves to Spark, what it costs, and what it leaves behind: nothing. */
class SmartJoinMannersTest {
    private static final Map<String, String> NO_BROADCAST = Map.of("spark.sql.autoBroadcastJoinThreshold", "-1");
    private static final SmartJoin.Configured EVERYTHING = SmartJoin.withOptions(
            JoinOptions.defaults().withMeasure(Measure.FULL).withCluster(ClusterShape.ofSlots(64)));

    private final SparkSession spark = SparkFixture.spark();
    private final TablePair tables = RandomTables.pair(
            4, TableShape.local(60, KeySpread.ZIPF), TableShape.local(40, KeySpread.UNIFORM), KeyType.LONG);
    private final Dataset<Row> left = tables.left();
    private final Dataset<Row> right = tables.right();

    @Test
    void tinySidesTakeNoJob() {
        JobCounter.assertJobs(0, () -> SmartJoin.join(left, right, "k"));
        SparkFixture.runWithSettings(NO_BROADCAST, () -> {
            JobCounter.assertJobs(0, () -> SmartJoin.join(left, right, "k"));
            leftToSpark(SmartJoin.plan(left, right, "k"), "small-sides");
        });
    }

    @Test
    void whatSparkBroadcastsByItselfTakesNoJob() {
        Map<String, String> settings = new TreeMap<>(SkewedTables.SETTINGS);
        settings.put("spark.sql.autoBroadcastJoinThreshold", "1m");
        SparkFixture.runWithSettings(settings, () -> {
            Dataset<Row> big = SkewedTables.left();
            Dataset<Row> small = SkewedTables.right();
            JobCounter.assertJobs(0, () -> SmartJoin.join(big, small, "k"));
            leftToSpark(SmartJoin.plan(big, small, "k"), "spark-broadcasts");
        });
    }

    @Test
    void measuringThatIsSwitchedOffTakesNoJob() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> big = SkewedTables.left();
            Dataset<Row> small = SkewedTables.right();
            SmartJoin.Configured blind =
                    SmartJoin.withOptions(JoinOptions.defaults().withMeasure(Measure.NONE));
            JobCounter.assertJobs(0, () -> blind.join(big, small, "k"));
            leftToSpark(blind.plan(big, small, "k"), "measuring-off");
            SparkFixture.runWithSettings(
                    Map.of("spark.evenkeel.join.measure", "none"),
                    () -> leftToSpark(SmartJoin.plan(big, small, "k"), "measuring-off"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"broadcast", "merge", "shuffle_hash", "shuffle_replicate_nl"})
    void aHintOfTheUserWinsOnEitherSide(String hint) {
        Dataset<Row> hinted = left.hint(hint);
        JobCounter.assertJobs(0, () -> EVERYTHING.join(hinted, right, "k"));
        leftToSpark(EVERYTHING.plan(hinted, right, "k"), "user-hint");
        leftToSpark(EVERYTHING.plan(hinted.filter("l_id > 2").select("k"), right, "k"), "user-hint");
        JoinPlan plan = EVERYTHING.plan(left, right.as("r").hint(hint), "k");
        leftToSpark(plan, "user-hint");
        assertThat(plan.decision().reason().sentence())
                .isEqualTo("a join hint is yours to decide: Spark "
                        + (hint.equals("broadcast")
                                ? "broadcasts the right side by its hint, whatever its size is"
                                : "shuffles by the " + hint + " hint on the right side"));
    }

    @Test
    void aHintThatSparkWillDropIsToldSo() {
        JoinPlan plan = EVERYTHING.plan(left.hint("broadcast"), right, new String[] {"k"}, "left");
        leftToSpark(plan, "user-hint");
        assertThat(plan.decision().reason().sentence())
                .isEqualTo("a join hint is yours to decide: the broadcast hint on the left side will be ignored: a"
                        + " left_outer join can build no relation of that side, as its rows without a match are in"
                        + " the result");
        assertThat(plan.execute().queryExecution().executedPlan().toString())
                .doesNotContain("BuildLeft"); // and so it is
    }

    @Test
    void theCartesianProductIsCalledByItsName() {
        Column less = left.col("k").lt(right.col("k"));
        SparkFixture.runWithSettings(
                NO_BROADCAST,
                () -> assertThat(EVERYTHING
                                .plan(left, right, less)
                                .decision()
                                .reason()
                                .sentence())
                        .endsWith("Spark will make the Cartesian product: every left row with every right one"));
        assertThat(EVERYTHING
                        .plan(left, right, less, "left")
                        .decision()
                        .reason()
                        .sentence())
                .endsWith("(BroadcastNestedLoopJoin)");
    }

    @Test
    void theHintStillReachesSpark() {
        Dataset<Row> joined = SmartJoin.join(left, broadcast(right), "k");
        assertThat(joined.queryExecution().optimizedPlan().toString()).contains("strategy=broadcast");
    }

    @Test
    void aConditionWithoutAnEqualityIsLeftToSpark() {
        for (Column condition : List.of(
                left.col("k").lt(right.col("k")),
                left.col("k").equalTo(right.col("k")).or(left.col("l_id").equalTo(right.col("r_id"))),
                left.col("k").equalTo(3))) {
            JobCounter.assertJobs(0, () -> EVERYTHING.join(left, right, condition));
            JoinPlan plan = EVERYTHING.plan(left, right, condition);
            leftToSpark(plan, "no-equality");
            RowOracle.assertSameRows(plan.execute(), left.join(right, condition));
        }
    }

    @Test
    void aStreamingSideIsLeftToSpark() {
        Dataset<Row> stream = spark.readStream().format("rate").load().withColumnRenamed("value", "k");
        for (SmartJoin.Configured joins : List.of(EVERYTHING, SmartJoin.withOptions(JoinOptions.defaults()))) {
            JobCounter.assertJobs(0, () -> joins.join(stream, right, "k"));
            leftToSpark(joins.plan(stream, right, "k"), "streaming-side");
            leftToSpark(joins.plan(left, stream, "k"), "streaming-side");
        }
        assertThat(SmartJoin.join(stream, right, "k").isStreaming()).isTrue();
    }

    @Test
    void aSideThatIsCostlyToReadIsNotMeasuredUnlessAsked() {
        LongAccumulator reads = spark.sparkContext().longAccumulator();
        JavaSparkContext context = new JavaSparkContext(spark.sparkContext());
        Dataset<Row> costly = spark.createDataFrame(
                context.parallelize(left.collectAsList(), 2).map(row -> {
                    reads.add(1);
                    return row;
                }),
                left.schema());
        long rows = left.count();
        SparkFixture.runWithSettings(NO_BROADCAST, () -> {
            JoinPlan plan = SmartJoin.plan(costly, right, "k");
            leftToSpark(plan, "costly-side");
            assertThat(reads.value()).isZero();
            plan.execute().collectAsList();
            assertThat(reads.value()).isEqualTo(rows);
            EVERYTHING.plan(costly, right, "k");
            assertThat(reads.value()).isGreaterThan(rows);
        });
    }

    @Test
    void nothingIsCachedAndNoSettingIsChanged() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Map<String, String> before = settings();
            Dataset<Row> joined = EVERYTHING.join(SkewedTables.left(), SkewedTables.right(), "k");
            assertThat(joined.count()).isPositive();
            assertThat(settings()).isEqualTo(before);
            assertThat(spark.sharedState().cacheManager().isEmpty()).isTrue();
            assertThat(new JavaSparkContext(spark.sparkContext()).getPersistentRDDs())
                    .isEmpty();
        });
    }

    @Test
    void theCallersJobGroupAndDescriptionComeBack() {
        SparkContext context = spark.sparkContext();
        context.setJobGroup("mine", "my own words", true);
        try {
            SparkFixture.runWithSettings(NO_BROADCAST, () -> {
                List<String> jobs = JobCounter.descriptions(() -> EVERYTHING.join(left, right, "k"));
                assertThat(jobs).isNotEmpty().allSatisfy(job -> assertThat(job).startsWith("Evenkeel: "));
            });
            assertThat(context.getLocalProperty("spark.jobGroup.id")).isEqualTo("mine");
            assertThat(context.getLocalProperty("spark.job.description")).isEqualTo("my own words");
        } finally {
            context.clearJobGroup();
        }
    }

    @Test
    void anEmptySideIsMeasuredAndNotTakenForALargeOne() {
        SparkFixture.runWithSettings(NO_BROADCAST, () -> {
            JoinPlan plan = SmartJoin.withOptions(
                            JoinOptions.defaults().withMeasure(Measure.FULL).withBroadcastLimit(ByteSize.mebibytes(10)))
                    .plan(left, right.limit(0), "k");
            assertThat(plan.explain()).doesNotContain("cannot fit", "is unknown");
            assertThat(plan.execute().collectAsList()).isEmpty();
        });
    }

    private static void leftToSpark(JoinPlan plan, String code) {
        assertThat(plan.decision().chosen()).isEqualTo(new Native());
        assertThat(plan.decision().reason().code()).isEqualTo(code);
        assertThat(plan.facts()).isEmpty();
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        for (var all = spark.conf().getAll().iterator(); all.hasNext(); ) {
            var setting = all.next();
            settings.put(setting._1(), setting._2());
        }
        return settings;
    }
}
