package dev.evenkeel.joins;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BroadcastDeciderTest {
    private final SparkSession spark = SparkFixture.spark();
    private final Dataset<Row> small = spark.range(1000).selectExpr("id", "cast(id as string) as text");
    private final Dataset<Row> smaller = spark.range(10).selectExpr("id", "cast(id as string) as text");
    private final Dataset<Row> large = spark.range(300_000).selectExpr("id", "repeat('x', 20) as text");
    private final Dataset<Row> larger = spark.range(30_000_000).selectExpr("id", "repeat('x', 20) as text");

    @Test
    void theSmallSideIsBuiltWhicheverItIs() {
        assertThat(side(decide(large, small, "inner"))).isEqualTo("RIGHT");
        assertThat(side(decide(small, large, "inner"))).isEqualTo("LEFT");
        assertThat(side(decide(small, small, "inner"))).isEqualTo("RIGHT");
    }

    @Test
    void twoLargeSidesAreShuffled() {
        Decision<BroadcastChoice> decision = decide(larger, larger, "inner");
        assertThat(side(decision)).isEqualTo("neither");
        assertThat(decision.rejected())
                .hasSize(2)
                .allSatisfy(rejected -> assertThat(rejected.reason().sentence())
                        .matches("the driver would need .* GiB to collect, build and send the .* side, and has .*"));
    }

    @Test
    void theSentencesHoldTheSizeAndWhatIsPredicted() {
        // 1,000 rows of 32 bytes (null bits, id, text of up to 8) with a key of 16, 16 more each, and 2,048 places of
        // 16.
        assertThat(decide(large, small, "left").reason().sentence())
                .matches("the right side is 94\\.5 KiB in memory; the join is predicted to take \\d+ ms with it, and"
                        + " \\d+ ms with a shuffle");
    }

    @ParameterizedTest
    @EnumSource(JoinType.class)
    void onlyASideThatMayBeCopiedIsBuilt(JoinType type) {
        decide(small, smaller, type.keyword())
                .chosen()
                .fold(
                        build -> assertThat(type.mayReplicate(build.side())).isTrue(),
                        neither -> assertThat(type).isEqualTo(JoinType.FULL_OUTER));
    }

    @Test
    void nothingIsBuiltOrReadWhenBroadcastsAreOff() {
        SparkFixture.runWithSettings(Map.of("spark.sql.autoBroadcastJoinThreshold", "-1"), () -> {
            JobCounter.assertJobs(0, () -> decide(small, smaller, "inner"));
            Decision<BroadcastChoice> decision = decide(small, smaller, "inner");
            assertThat(side(decision)).isEqualTo("neither");
            assertThat(decision.rejected())
                    .extracting(rejected ->
                            rejected.alternative() + " " + rejected.reason().code())
                    .containsExactly("Broadcast[build=RIGHT] broadcast-off", "Broadcast[build=LEFT] broadcast-off");
        });
        assertThat(side(BroadcastDecider.withOptions(JoinOptions.defaults().withBroadcastLimit(ByteSize.ZERO))
                        .decide(small, smaller, "inner")))
                .isEqualTo("neither");
    }

    @Test
    void aLimitOfYourOwnIsHeldAgainstTheSizeInMemory() {
        BroadcastDecider.Configured strict =
                BroadcastDecider.withOptions(JoinOptions.defaults().withBroadcastLimit(ByteSize.kibibytes(94)));
        assertThat(strict.decide(large, small, "left")
                        .rejected()
                        .get(0)
                        .reason()
                        .sentence())
                .isEqualTo("the right side would be 94.5 KiB in memory, over the limit of 94.0 KiB");
        SparkFixture.runWithSettings(
                Map.of("spark.evenkeel.join.broadcastLimit", "94k"),
                () -> assertThat(side(decide(large, small, "left"))).isEqualTo("neither"));
    }

    @Test
    void anEmptySideIsBuilt() {
        assertThat(side(decide(large, small.filter("id < 0"), "left"))).isEqualTo("RIGHT");
        assertThat(side(decide(spark.emptyDataFrame(), large, "inner"))).isEqualTo("LEFT");
        assertThat(side(BroadcastDecider.decide(
                        large, small.filter("id < 0"), JoinSpec.on("id").left())))
                .isEqualTo("RIGHT");
    }

    @Test
    void countedAndSampledOnceASide() {
        // How many rows a range has is known below projections too, but not how many a filter leaves.
        JobCounter.assertJobs(2, () -> decide(spark.range(9), spark.range(99), "inner"));
        JobCounter.assertJobs(3, () -> decide(large, small.filter("id % 2 = 0"), "left"));
        JobCounter.assertJobs(0, () -> decide(small, smaller, "full"));
        // With a key its columns are read as well, of the side that may be built.
        JobCounter.assertJobs(
                3,
                () -> BroadcastDecider.report(small, smaller, JoinSpec.on("id").left()));
        assertThat(JobCounter.descriptions(() -> decide(small.filter("id % 2 = 0"), small, "inner")))
                .allSatisfy(job -> assertThat(job).startsWith("Evenkeel: "));
    }

    @ParameterizedTest
    @CsvSource({"parquet, 0", "orc, 0", "csv, 1"})
    void rowsAreCountedOnlyWhereNoFooterHasThem(String format, int counts) {
        Path path = SparkFixture.temporaryDirectory().resolve("decider-" + format);
        small.write().format(format).save(path.toString());
        Dataset<Row> read = spark.read().format(format).load(path.toString());
        assertThat(JobCounter.descriptions(() -> decide(read, smaller, "right")))
                .filteredOn("Evenkeel: count rows"::equals)
                .hasSize(counts);
        assertThat(rows(read)).isEqualTo(1000);
    }

    @Test
    void rowsOfAFilledCacheAndOfLocalDataAreKnown() {
        Dataset<Row> local = spark.createDataFrame(smaller.collectAsList(), smaller.schema());
        Dataset<Row> cached = small.filter("id % 4 = 0").cache();
        cached.count();
        assertThat(JobCounter.descriptions(() -> decide(cached, local, "inner")))
                .doesNotContain("Evenkeel: count rows");
        assertThat(rows(cached)).isEqualTo(250);
        assertThat(rows(local)).isEqualTo(10);
        cached.unpersist();
    }

    private double rows(Dataset<Row> left) {
        BroadcastReport report = BroadcastDecider.report(left, smaller, "inner");
        return report.facts().relation(Side.LEFT).orElseThrow().shape().rows();
    }

    @Test
    void whatSparkWouldDoIsWhatItDoes() {
        for (JoinType type : JoinType.values()) {
            for (Dataset<Row> left : List.of(small, broadcast(small), small.hint("merge"))) {
                for (Dataset<Row> right : List.of(smaller, broadcast(smaller))) {
                    Dataset<Row> joined = left.join(right, left.col("id").equalTo(right.col("id")), type.keyword());
                    String plan = joined.queryExecution().sparkPlan().toString();
                    boolean broadcasts = plan.contains("BroadcastHashJoin");
                    Reason reason = BroadcastDecider.report(left, right, type.keyword())
                            .bySpark()
                            .get(0);
                    assertThat(reason.sentence().startsWith("Spark broadcasts"))
                            .as("%s%n%s", reason, plan)
                            .isEqualTo(broadcasts);
                    if (broadcasts) {
                        assertThat(reason.sentence())
                                .contains(plan.contains("BuildRight") ? "the right side" : "the left side");
                    }
                }
            }
        }
    }

    @Test
    void aSideThatSparkTakesForLargeIsFoundToBeSmall() {
        Path path = SparkFixture.temporaryDirectory().resolve("decider-large");
        spark.range(0, 2_000_000, 1, 2)
                .selectExpr("id", "id * 7919 % 1000003 as v")
                .write()
                .mode("overwrite")
                .parquet(path.toString());
        Dataset<Row> file = spark.read().parquet(path.toString());
        Dataset<Row> filtered = file.filter("id % 100000 = 0");
        Dataset<Row> aggregated = file.groupBy(col("id").mod(10).as("id")).sum("v");
        for (Dataset<Row> trulySmall : List.of(filtered, aggregated)) {
            BroadcastReport report =
                    BroadcastDecider.report(file, trulySmall, JoinSpec.on("id").left());
            assertThat(side(report.decision())).isEqualTo("RIGHT");
            assertThat(report.bySpark())
                    .extracting(Reason::code)
                    .containsExactly("spark-shuffles", "spark-overestimates");
            assertThat(report.facts().relation(Side.RIGHT).orElseThrow().shape().rows())
                    .isLessThanOrEqualTo(20);
        }
    }

    @Test
    void broadcastsOfTheSameQueryShareTheDriver() {
        Dataset<Row> joined = large.join(broadcast(small), "id");
        assertThat(BroadcastDecider.report(joined, smaller, "left").limits().atOnce())
                .isEqualTo(2);
        assertThat(BroadcastDecider.report(large, smaller, "left").limits().atOnce())
                .isEqualTo(1);
    }

    @Test
    void explainAndJsonTellTheWholeStory() {
        BroadcastReport report = BroadcastDecider.withOptions(
                        JoinOptions.defaults().withCluster(new ClusterShape(4, 4)))
                .report(large, broadcast(small), JoinSpec.on("id").left());
        assertThat(report.explain())
                .startsWith("Broadcast[build=RIGHT, size=")
                .contains("because the right side is ")
                .containsPattern("not Broadcast\\[build=LEFT.*: a left_outer join does not let rows")
                .contains("    left IMPOSSIBLE: a left_outer join")
                .contains("    right SAFE: ")
                .contains("predicted on 16 slots (4 executors of 4)")
                .contains("break-even: a broadcast of the right side moves as much as a shuffle at ")
                .contains("    Spark broadcasts the right side by its hint, whatever its size is");
        assertThat(report.toJson())
                .startsWith("{\"schemaVersion\":1,\"joinType\":\"left_outer\",\"decision\":{\"chosen\":\"Broadcast[")
                .contains("\"right\":{\"verdict\":\"SAFE\",\"bindingLimit\":{\"code\":");
        assertThat(report).hasToString("BroadcastReport[" + report.decision().chosen() + ", reason=broadcast-pays]");
    }

    @Test
    void whatCannotBeMeasuredIsAnError() {
        Dataset<Row> stream = spark.readStream().format("rate").load();
        assertThatThrownBy(() -> decide(stream, small, "inner"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("streaming");
        assertThatThrownBy(() -> decide(small, small, "sideways"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("'sideways'");
    }

    private static Decision<BroadcastChoice> decide(Dataset<?> left, Dataset<?> right, String joinType) {
        return BroadcastDecider.decide(left, right, joinType);
    }

    private static String side(Decision<BroadcastChoice> decision) {
        return decision.chosen().fold(build -> build.side().name(), neither -> "neither");
    }
}
