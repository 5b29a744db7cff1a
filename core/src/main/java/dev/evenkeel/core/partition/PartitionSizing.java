package dev.evenkeel.core.partition;

import dev.evenkeel.core.error.PartitionErrors;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A chosen number of partitions and how it came about.
 *
 * <p>Example of {@link #explain()}:
 *
 * <pre>
 * 64 partitions
 *   rows       41,943,040
 *   row        256 bytes
 *   size       41,943,040 x 256 bytes = 10.0 GiB
 *   memory     592.0 MiB a task
 *   target     128.0 MiB a partition
 *   cluster    64 slots
 *   because 10.0 GiB / 128.0 MiB = 80, 1.25 waves of 64 slots, rounded down to 1 whole wave: 160.0 MiB a partition
 *   not 80: leaves 48 slots idle in the last wave
 *   not 128: one wave more for partitions that are small enough already
 *   setting    spark.sql.shuffle.partitions=64
 * </pre>
 *
 * <p>Settings are suggested as text and never set. A sizing keeps no rows and no Dataset.
 */
public abstract class PartitionSizing {
    PartitionSizing() {}

    /** {@return how many partitions} */
    public abstract int partitions();

    /** {@return the arithmetic, line by line} */
    public abstract String explain();

    /** {@return the sizing as one JSON object, {@code schemaVersion} first} */
    public abstract String toJson();

    /** {@return settings that would bring about the same, each as {@code key=value}} */
    public abstract List<String> settings();

    /**
     * {@return the Dataset in that many partitions; one shuffle when it is used, no job now}
     *
     * <p>A sizing for a shuffle or a write can be applied. One for reading acts before there is a Dataset, and says so
     * in an error.
     */
    public <T> Dataset<T> apply(Dataset<T> data) {
        throw PartitionErrors.nothingToApply(
                "reading", "Use its settings() before the read, or read(spark) of a sizing for JDBC.");
    }

    /** How a Dataset is brought into partitions. */
    interface Placement {
        <T> Dataset<T> place(Dataset<T> data);
    }

    /** A sizing that a Dataset can be brought into. */
    public abstract static class OfDataset extends PartitionSizing {
        private final Placement placement;

        OfDataset(Placement placement) {
            this.placement = placement;
        }

        @Override
        public final <T> Dataset<T> apply(Dataset<T> data) {
            return placement.place(data);
        }
    }

    /** How a table is read in parts. */
    interface Reading {
        Dataset<Row> read(SparkSession spark);
    }

    /** A sizing by which a table can be read. */
    public abstract static class OfTable extends PartitionSizing {
        private final Reading reading;

        OfTable(Reading reading) {
            this.reading = reading;
        }

        /** {@return the table, one partition a part; no job now} */
        public final Dataset<Row> read(SparkSession spark) {
            return reading.read(spark);
        }
    }
}
