package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What Spark's adaptive execution is set to do with the partitions of a shuffle join.
 *
 * @param advisory {@code spark.sql.adaptive.advisoryPartitionSizeInBytes}
 * @param smallest the least bytes to which small partitions are merged; none where they are not
 * @param splitting when a partition counts as skewed; none where skewed ones are not split
 */
public record AdaptiveExecution(ByteSize advisory, Optional<ByteSize> smallest, Optional<Skew> splitting) {
    /** Switched off: every partition is a task. */
    public static final AdaptiveExecution OFF =
            new AdaptiveExecution(ByteSize.mebibytes(64), Optional.empty(), Optional.empty());

    /**
     * When a partition counts as skewed.
     *
     * @param factor more bytes than this many times the median partition's
     * @param threshold and more bytes than this
     */
    public record Skew(double factor, ByteSize threshold) {}

    /**
     * {@return the bytes up to which neighbouring partitions are merged; none where they are not}
     *
     * <p>By default each slot is given work before tasks reach the advisory size.
     */
    OptionalDouble mergedBytes(double shuffledBytes, int slots) {
        return smallest.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        Math.min(advisory.bytes(), Math.max(smallest.get().bytes(), shuffledBytes / slots)));
    }
}
