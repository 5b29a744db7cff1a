package dev.evenkeel.core.partition;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartitionSizerTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Dataset<Row> EVENTS =
            SPARK.range(0, 200_000, 1, 4).filter("id % 2 = 0").selectExpr("id", "id + 1 as b", "id + 2 as c");

    @Test
    void realRowsAreCountedAndMeasured() {
        ShuffleSizing sizing = PartitionSizer.withOptions(PartitionOptions.defaults()
                        .withTarget(ByteSize.kibibytes(100))
                        .withCluster(ClusterShape.ofSlots(8)))
                .forShuffle(EVENTS);
        // 100,000 rows of 8 bytes of null bits and 3 x 8 bytes are 31.25 x 100 KiB: 32, four waves of 8.
        assertThat(sizing.facts().rows()).isEqualTo(new Estimate.Exact(100_000));
        assertThat(sizing.facts().rowBytes()).isEqualTo(new Estimate.Exact(32));
        assertThat(sizing.partitions()).isEqualTo(32);
    }

    @Test
    void aCountAndASampleAreItsOnlyJobs() {
        assertThat(JobCounter.descriptions(() -> PartitionSizer.forShuffle(EVENTS)))
                .containsExactly("Evenkeel: count rows", "Evenkeel: sample the width of rows");
        assertThat(JobCounter.descriptions(() -> PartitionSizer.forShuffle(SPARK.range(1000))))
                .containsExactly("Evenkeel: sample the width of rows");
    }

    @Test
    void applyingGivesThatManyPartitionsWithTheSameRows() {
        PartitionSizing sizing = PartitionSizer.withOptions(
                        PartitionOptions.defaults().withTarget(ByteSize.kibibytes(100)))
                .forShuffle(EVENTS);
        Dataset<Row> even = sizing.apply(EVENTS);
        assertThat(even.javaRDD().getNumPartitions()).isEqualTo(sizing.partitions());
        assertThat(even.count()).isEqualTo(100_000);
        JobCounter.assertJobs(0, () -> sizing.apply(EVENTS));
    }

    @Test
    void emptyDataNeedsOnePartition() {
        assertThat(PartitionSizer.forShuffle(SPARK.emptyDataFrame()).partitions())
                .isEqualTo(1);
        assertThat(PartitionSizer.forShuffle(EVENTS.filter("id < 0")).partitions())
                .isEqualTo(1);
    }

    @Test
    void aStreamIsRefusedInASentence() {
        assertThatThrownBy(() -> PartitionSizer.forShuffle(
                        SPARK.readStream().format("rate").load()))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("PartitionSizer needs a batch Dataset, but this one is streaming.");
    }

    @Test
    void anOptionGoesBeforeTheSettingOfTheTarget() {
        SparkFixture.runWithSettings(Map.of("spark.evenkeel.partition.target", "1m"), () -> {
            assertThat(PartitionSizer.forShuffle(EVENTS).facts().target()).isEqualTo(ByteSize.mebibytes(1));
            assertThat(PartitionSizer.withOptions(PartitionOptions.defaults().withTarget(ByteSize.mebibytes(2)))
                            .forShuffle(EVENTS)
                            .facts()
                            .target())
                    .isEqualTo(ByteSize.mebibytes(2));
        });
        // A test JVM of 2 GiB with two slots has (2,048 - 300) MiB x 0.6 / 2 / 2 = 262 MiB a task, of which half is the
        // target.
        ShuffleSizing byMemory = PartitionSizer.forShuffle(EVENTS);
        assertThat(byMemory.facts().target())
                .isEqualTo(ShuffleTarget.of(byMemory.facts().taskMemory()));
    }

    @Test
    void aKeyGivesTheLargestPartitionAsSparkPlacesIt() {
        Dataset<Row> skewed = SPARK.range(0, 40_000, 1, 4).selectExpr("if(id % 10 < 3, 7, id) as k", "id as v");
        ShuffleSizing sizing = PartitionSizer.withOptions(PartitionOptions.defaults()
                        .withTarget(ByteSize.kibibytes(100))
                        .withCluster(ClusterShape.ofSlots(8)))
                .forShuffle(skewed, "K");
        // 40,000 rows of 24 bytes are 937.5 KiB, 10 partitions, nearer to one wave of 8 than to two.
        assertThat(sizing.partitions()).isEqualTo(8);
        long largest = sizing.apply(skewed)
                .groupBy(spark_partition_id())
                .count()
                .agg(max("count"))
                .head()
                .getLong(0);
        double predicted = sizing.key().orElseThrow().largestPartition(8);
        assertThat(predicted).isCloseTo(largest, withinPercentage(3)); // the other keys lie evenly but for chance
        assertThat(sizing.largestPartition().bytes()).isEqualTo(Math.round(predicted * 24));
        // 12,000 rows of key 7 are 281.25 KiB, whatever the number of partitions.
        assertThat(sizing.isKeyOverTarget()).isTrue();
        assertThat(sizing.explain())
                .contains("heaviest value 7 with 281.2 KiB (30.0 % of the rows)")
                .contains("more partitions cannot help: 7 of k alone has");
    }

    @Test
    void anEvenKeyNeedsNoWarning() {
        ShuffleSizing sizing = PartitionSizer.forShuffle(EVENTS, "id");
        assertThat(sizing.isKeyOverTarget()).isFalse();
        assertThat(sizing.explain()).contains("id: largest partition ").doesNotContain("warning");
        assertThat(sizing.key().orElseThrow().error()).isLessThanOrEqualTo(100_000 / 4_097);
        assertThat(sizing.apply(EVENTS).count()).isEqualTo(100_000);
    }

    @Test
    void aKeyOfNoRowsIsSaidToHaveNone() {
        assertThat(PartitionSizer.forShuffle(EVENTS.filter("id < 0"), "id", "b").explain())
                .contains("id, b: no rows");
    }

    @Test
    void aWrongKeyIsNamedWithItsRemedy() {
        assertThatThrownBy(() -> PartitionSizer.forShuffle(EVENTS, "idd"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessage("Column idd is not in the Dataset. Columns there: id, b, c. Did you mean id?");
        assertThatThrownBy(() -> PartitionSizer.forShuffle(SPARK.sql("select map(1, 2) as m"), "m"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("Column m has type map<int,int>, which Spark cannot group by");
        assertThatThrownBy(() -> PartitionSizer.forShuffle(SPARK.sql("select 1 as a, 2 as a"), "a"))
                .hasMessageContaining("names more than one column");
    }

    @Test
    void aTargetAboveTheMemoryOfATaskIsWarnedOf() {
        ShuffleSizing sizing = PartitionSizer.withOptions(PartitionOptions.defaults()
                        .withTaskMemory(ByteSize.mebibytes(100))
                        .withTarget(ByteSize.gibibytes(10)))
                .forShuffle(EVENTS);
        assertThat(sizing.explain().replaceAll("\\s+", " "))
                .contains(
                        "the target of 10.0 GiB is above the 100.0 MiB that a task has in memory, so that it will spill;"
                                + " 50.0 MiB would not");
    }

    @Test
    void aKeyIsCountedInOnePassThatAlsoCountsTheRows() {
        assertThat(JobCounter.descriptions(() -> PartitionSizer.forShuffle(EVENTS, "id")))
                .containsExactly("Evenkeel: count the rows of each id", "Evenkeel: sample the width of rows");
    }

    @ParameterizedTest
    @CsvSource({"0, a size of more than 0 bytes; such as 64m", "-5m, a size such as 64m", "lots, a size such as 64m"})
    void anAbsurdTargetInTheSettingsIsRefusedByItsName(String target, String expected) {
        SparkFixture.runWithSettings(
                Map.of("spark.evenkeel.partition.target", target),
                () -> assertThatThrownBy(() -> PartitionSizer.forShuffle(EVENTS))
                        .isInstanceOf(EvenkeelException.class)
                        .hasMessage("Setting spark.evenkeel.partition.target is " + target + ", but must be "
                                + expected.replace(';', ',') + "."));
    }

    @Test
    void noSettingChanges() {
        scala.collection.immutable.Map<String, String> before = SPARK.conf().getAll();
        PartitionSizer.forShuffle(EVENTS);
        assertThat(SPARK.conf().getAll()).isEqualTo(before);
    }
}
