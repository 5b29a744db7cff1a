package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sizer says of options, settings and sources that cannot be meant: what they are, and what to pass instead. */
class SizerWrongInputTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Dataset<Row> ROWS = SPARK.range(100).selectExpr("id", "id % 5 as part");

    @ParameterizedTest
    @ValueSource(strings = {"0", "-4", "many"})
    void slotsThatNoClusterHasAreRefusedByTheirSetting(String slots) {
        SparkFixture.runWithSettings(Map.of("spark.evenkeel.cluster.slots", slots), () -> {
            String message =
                    "Setting spark.evenkeel.cluster.slots is " + slots + ", but must be a whole number of at least 1.";
            assertThatThrownBy(() -> PartitionSizer.forShuffle(ROWS))
                    .isInstanceOf(EvenkeelException.class)
                    .hasMessage(message);
            assertThatThrownBy(() -> PartitionSizer.forWrite(ROWS, "part")).hasMessage(message);
        });
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusterShape.ofSlots(0))
                .withMessage("a cluster needs at least one executor with one slot: 1 x 0");
    }

    @Test
    void aTargetOfNothingIsRefusedWhereItIsSet() {
        PartitionOptions options = PartitionOptions.defaults();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withTarget(ByteSize.ZERO))
                .withMessage("the target must be more than 0 bytes a partition");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withFileTarget(ByteSize.ZERO))
                .withMessage("the target must be more than 0 bytes a file");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withTaskMemory(ByteSize.ZERO))
                .withMessage("the memory of a task must be more than 0 bytes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withTarget(new ByteSize(-1)))
                .withMessage("bytes must not be negative: -1");
    }

    @Test
    void aTargetAboveAllThatThereIsLeavesOnePartition() {
        PartitionOptions huge = PartitionOptions.defaults()
                .withTarget(ByteSize.gibibytes(1L << 20))
                .withFileTarget(ByteSize.gibibytes(1L << 20))
                .withCluster(ClusterShape.ofSlots(1));
        ShuffleSizing shuffle = PartitionSizer.withOptions(huge).forShuffle(ROWS);
        assertThat(shuffle.partitions()).isEqualTo(1);
        assertThat(shuffle.explain().replaceAll("\\s+", " ")).contains("so that it will spill; ");
        assertThat(PartitionSizer.withOptions(huge).forWrite(ROWS, "part").files())
                .as("a file for each value, since a file has one")
                .isEqualTo(5);
    }

    @Test
    void aSourceThatIsNotOneOfFilesIsToldApart() {
        assertThatThrownBy(() -> PartitionSizer.forRead(SPARK.range(3)))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith(
                        "PartitionSizer.forRead needs a Dataset over one table of files, and this one has"
                                + " none. Pass what spark.read gives, with its filters, each table by itself");
        assertThatThrownBy(() -> PartitionSizer.forRead(SPARK, "no-such-format", "/tmp"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("Cannot read /tmp as no-such-format. Check the paths, the format, and");
    }

    @Test
    void aSourceThatIsNotThereIsToldApart() {
        assertThatThrownBy(() -> PartitionSizer.forRead(SPARK, "orc", "/no/such/path", "/nor/this"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("Cannot read /no/such/path, /nor/this as orc. Check the paths");
    }

    @Test
    void aColumnThatIsNotThereIsNamedBesideThoseThatAre() {
        assertThatThrownBy(() -> PartitionSizer.forWrite(ROWS, "parts"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessage("Column parts is not in the Dataset. Columns there: id, part. Did you mean part?");
    }

    @Test
    void aColumnWithoutAnOrderCannotPlaceRows() {
        Dataset<Row> maps = ROWS.selectExpr("map(id, id) as m", "id");
        assertThatThrownBy(() -> PartitionSizer.forWrite(maps, "m"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("Column m has type map<bigint,bigint>, which Spark cannot group by");
    }
}
