package dev.evenkeel.joins.choose;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;

/**
 * What was measured about one side of a join.
 *
 * @param rows rows, those without a key included
 * @param nullRows rows without a key
 * @param distinctKeys different keys
 * @param rowBytes bytes that a row would take in a hash relation, in Spark's binary row format: its columns and, unless
 *     the key is held as a long, the key once more; unknown where no row was looked at
 * @param inputPartitions partitions that the side is read in, at least 1
 * @param partitionsRead how many of them were read to their end when it was measured
 * @param largestPartition rows of the largest of those, which no layout of the join makes any shorter
 * @param plannedSize Spark's own estimate of the side's size, by which Spark decides on a broadcast
 */
public record SideFacts(
        double rows,
        double nullRows,
        double distinctKeys,
        Estimate rowBytes,
        int inputPartitions,
        int partitionsRead,
        double largestPartition,
        ByteSize plannedSize) {
    /** A shuffle compresses binary rows, which are mostly padding to eight bytes, to about a half. */
    private static final double COMPRESSED = 0.5;

    private static final double WIDEST_GUESS = 1000;

    /** A side whose input partitions have equally many rows. */
    public SideFacts(
            double rows,
            double nullRows,
            double distinctKeys,
            Estimate rowBytes,
            int inputPartitions,
            int partitionsRead,
            ByteSize plannedSize) {
        this(
                rows,
                nullRows,
                distinctKeys,
                rowBytes,
                inputPartitions,
                partitionsRead,
                rows / inputPartitions,
                plannedSize);
    }

    /** {@return rows that have a key} */
    double keyed() {
        return Math.max(0, rows - nullRows);
    }

    /** {@return true where nothing of the side was left unread} */
    public boolean isReadWhole() {
        return partitionsRead >= inputPartitions;
    }

    /** {@return the most rows that a key may have in what was not read, if it stands in no partition that was} */
    double mostUnseenOfAKey() {
        if (isReadWhole()) return 0;
        return Math.max(rows / Math.max(1, partitionsRead), largestPartition);
    }

    /** {@return bytes of a row in a shuffle; by Spark's own estimate where no row was looked at} */
    double shuffledRowBytes() {
        double planned = Math.min(WIDEST_GUESS, plannedSize.bytes() / Math.max(1, rows));
        return rowBytes.isKnown() ? rowBytes.orElse(0) * COMPRESSED : planned;
    }

    /** {@return bytes of a row in Spark's binary row format; by Spark's own estimate where no row was looked at} */
    double binaryRowBytes() {
        return shuffledRowBytes() / COMPRESSED;
    }
}
