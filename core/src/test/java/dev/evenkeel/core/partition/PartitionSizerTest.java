package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class PartitionSizerTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Dataset<Row> EVENTS =
            SPARK.range(0, 200_000, 1, 4).filter("id % 2 = 0").selectExpr("id", "id + 1 as b", "id + 2 as c");

    @Test
    void realRowsAreCountedAndMeasured() {
        PartitionSizing sizing = PartitionSizer.withOptions(PartitionOptions.defaults()
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
        assertThat(PartitionSizer.forShuffle(EVENTS).facts().target()).isEqualTo(ByteSize.mebibytes(128));
    }

    @Test
    void aTargetOfNothingInTheSettingsIsRefusedByItsName() {
        SparkFixture.runWithSettings(
                Map.of("spark.evenkeel.partition.target", "0"),
                () -> assertThatThrownBy(() -> PartitionSizer.forShuffle(EVENTS))
                        .isInstanceOf(EvenkeelException.class)
                        .hasMessage("Setting spark.evenkeel.partition.target is 0,"
                                + " but must be a size of more than 0 bytes, such as 64m."));
    }

    @Test
    void noSettingChanges() {
        scala.collection.immutable.Map<String, String> before = SPARK.conf().getAll();
        PartitionSizer.forShuffle(EVENTS);
        assertThat(SPARK.conf().getAll()).isEqualTo(before);
    }
}
