package dev.evenkeel.skew;

import java.util.OptionalInt;

/**
 * How skew is measured and judged.
 *
 * <p>Example: {@code SkewOptions.defaults().withCounters(16_384).withPartitions(2_000)}. Immutable.
 */
public final class SkewOptions {
    /** What {@link #withCounters} takes, in words. */
    static final String COUNTERS = "from 16 to 1,048,576";

    private static final SkewOptions DEFAULTS =
            new SkewOptions(OptionalInt.empty(), OptionalInt.empty(), Integer.MAX_VALUE, 5, 64);

    private final OptionalInt counters;
    private final OptionalInt partitions;
    private final int maxPartitionsRead;
    private final double hotImbalance;
    private final int maxColumns;

    private SkewOptions(
            OptionalInt counters, OptionalInt partitions, int maxPartitionsRead, double hotImbalance, int maxColumns) {
        this.counters = counters;
        this.partitions = partitions;
        this.maxPartitionsRead = maxPartitionsRead;
        this.hotImbalance = hotImbalance;
        this.maxColumns = maxColumns;
    }

    /** {@return the defaults, each argued at its getter} */
    public static SkewOptions defaults() {
        return DEFAULTS;
    }

    /**
     * {@return keys that a sketch keeps; unset means {@code spark.evenkeel.skew.counters}, else 4,096}
     *
     * <p>Why 4,096: a key with more than 1/4,096 of the rows is kept, which on 200 partitions is a twentieth of one
     * partition's fair share, and the sketch stays below 1 MB a task.
     */
    public OptionalInt counters() {
        return counters;
    }

    /** {@return the partitions of the shuffle that a verdict is about; unset means {@code spark.sql.shuffle.partitions}} */
    public OptionalInt partitions() {
        return partitions;
    }

    /**
     * {@return input partitions that are read at the most; default all}
     *
     * <p>Fewer are chosen evenly, and counts scale up. Bounds then allow for every row that was not read, as many as if
     * the partitions left out had the mean size of those that were read.
     */
    public int maxPartitionsRead() {
        return maxPartitionsRead;
    }

    /**
     * {@return the imbalance from which a key is hot: 5}
     *
     * <p>Why 5: Spark's own {@code spark.sql.adaptive.skewJoin.skewedPartitionFactor}.
     */
    public double hotImbalance() {
        return hotImbalance;
    }

    /**
     * {@return columns that {@code analyze(df)} looks at, the first ones: 64}
     *
     * <p>Why 64: each needs a sketch below 1 MB in every running task.
     */
    public int maxColumns() {
        return maxColumns;
    }

    /** {@return these options with sketches of that many counters, 16 to 1,048,576} */
    public SkewOptions withCounters(int number) {
        if (!isCounters(number)) throw new IllegalArgumentException("counters must be " + COUNTERS + ": " + number);
        return new SkewOptions(OptionalInt.of(number), partitions, maxPartitionsRead, hotImbalance, maxColumns);
    }

    static boolean isCounters(int number) {
        return number >= 16 && number <= 1 << 20;
    }

    /** {@return these options for a shuffle of that many partitions, at least 1} */
    public SkewOptions withPartitions(int number) {
        if (number < 1) throw new IllegalArgumentException("partitions must be at least 1: " + number);
        return new SkewOptions(counters, OptionalInt.of(number), maxPartitionsRead, hotImbalance, maxColumns);
    }

    /** {@return these options reading at most that many input partitions, at least 1} */
    public SkewOptions withMaxPartitionsRead(int number) {
        if (number < 1) throw new IllegalArgumentException("maxPartitionsRead must be at least 1: " + number);
        return new SkewOptions(counters, partitions, number, hotImbalance, maxColumns);
    }

    /** {@return these options with another limit of imbalance, more than 2} */
    public SkewOptions withHotImbalance(double imbalance) {
        if (!(imbalance > 2)) throw new IllegalArgumentException("hotImbalance must be greater than 2: " + imbalance);
        return new SkewOptions(counters, partitions, maxPartitionsRead, imbalance, maxColumns);
    }

    /** {@return these options looking at that many columns, at least 1} */
    public SkewOptions withMaxColumns(int number) {
        if (number < 1) throw new IllegalArgumentException("maxColumns must be at least 1: " + number);
        return new SkewOptions(counters, partitions, maxPartitionsRead, hotImbalance, number);
    }
}
