package dev.evenkeel.joins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.choose.JoinFacts;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** How much of two tables is read where a part of them is looked at. */
class SampledJoinTest {
    private static final SmartJoin.Configured SAMPLING =
            SmartJoin.withOptions(SkewedTables.options(64).withMeasure(Measure.SAMPLE));

    private static JoinFacts facts(Dataset<Row> left, Dataset<Row> right) {
        JoinPlan plan = SAMPLING.plan(left, right, "k");
        return plan.facts().orElseThrow(() -> new AssertionError(plan.explain()));
    }

    @Test
    void ofAShortJoinFewPartitionsAreRead() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            JoinFacts facts = facts(SkewedTables.left(), SkewedTables.right());
            assertThat(facts.left().inputPartitions()).isGreaterThanOrEqualTo(32);
            assertThat(facts.left().partitionsRead()).isLessThan(16);
            assertThat(facts.left().rows()).isBetween(60_000.0, 84_000.0);
            assertThat(facts.heavyKeys().get(0).text()).isEqualTo("7");
        });
    }

    @Test
    void aJoinOfManyPairsIsLookedAtCloser() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            JoinFacts facts = facts(SkewedTables.left(), SkewedTables.left().toDF("k", "r_id", "r_text"));
            assertThat(facts.expectedRows()).as("2.3 billion pairs of key 7").isGreaterThan(2e9);
            assertThat(facts.left().partitionsRead()).isGreaterThanOrEqualTo(32);
        });
    }

    /** One row group that many tasks read: one of them has all rows, and a look at a few would miss it. */
    @Test
    void aFileOfWhichOneTaskHasAllRowsIsFound() {
        Path file = SparkFixture.temporaryDirectory().resolve("one-row-group");
        SkewedTables.left().coalesce(1).write().mode("overwrite").parquet(file.toString());
        Map<String, String> inManyTasks = new HashMap<>(SkewedTables.SETTINGS);
        inManyTasks.put("spark.sql.files.maxPartitionBytes", "65536");
        SparkFixture.runWithSettings(inManyTasks, () -> {
            Dataset<Row> left = SparkFixture.spark().read().parquet(file.toString());
            JoinFacts facts = facts(left, SkewedTables.right());
            assertThat(facts.left().inputPartitions()).isGreaterThan(32);
            assertThat(facts.left().rows()).isEqualTo(72_000);
            assertThat(facts.left().rowBytes().isKnown()).isTrue();
            assertThat(facts.heavyKeys().get(0).leftRows()).isEqualTo(48_000);
        });
    }

    @Test
    void aBroadcastThatFitsByFarIsNotMeasuredWhole() {
        Path file = SparkFixture.temporaryDirectory().resolve("fits-by-far");
        SparkFixture.spark()
                .range(0, 600_000, 1, 16)
                .selectExpr("id as k", "xxhash64(id) as v")
                .write()
                .mode("overwrite")
                .parquet(file.toString());
        Dataset<Row> small = SparkFixture.spark().read().parquet(file.toString());
        Dataset<Row> large = SparkFixture.spark().range(10_000_000).selectExpr("id % 600000 as k", "id as l");
        assertThat(JobCounter.descriptions(() -> assertThat(SmartJoin.plan(large, small, "k")
                                .decision()
                                .reason()
                                .code())
                        .isEqualTo("spark-broadcasts")))
                .filteredOn(job -> job.startsWith("Evenkeel:"))
                .containsExactlyInAnyOrder(
                        "Evenkeel: count rows of a few partitions", "Evenkeel: sample the width of rows");
    }
}
