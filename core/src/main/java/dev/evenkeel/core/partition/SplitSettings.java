package dev.evenkeel.core.partition;

import java.util.OptionalInt;

/**
 * What Spark goes by when it cuts files into tasks.
 *
 * @param maxPartitionBytes {@code spark.sql.files.maxPartitionBytes}
 * @param openCost {@code spark.sql.files.openCostInBytes}: what opening a file costs, in bytes read meanwhile
 * @param minPartitions {@code spark.sql.files.minPartitionNum}, where it is set
 * @param maxPartitions {@code spark.sql.files.maxPartitionNum}, where it is set
 * @param parallelism of a leaf where {@code minPartitions} is not set: the session's default parallelism
 */
public record SplitSettings(
        long maxPartitionBytes, long openCost, OptionalInt minPartitions, OptionalInt maxPartitions, int parallelism) {
    /** {@return the same with other most bytes, and as many partitions at least} */
    SplitSettings with(long bytes, OptionalInt least) {
        return new SplitSettings(bytes, openCost, least, maxPartitions, parallelism);
    }
}
