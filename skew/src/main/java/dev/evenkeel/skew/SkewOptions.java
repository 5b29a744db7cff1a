package dev.evenkeel.skew;

import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * How skew is measured and judged.
 *
 * <p>Example: {@code SkewOptions.defaults().withCounters(16_384).withPartitions(2_000)}. Immutable: every
 * {@code with…} gives back other options.
 */
public final class SkewOptions {
    /** The smallest sketch: below, hardly any key is told from the rest. */
    public static final int FEWEST_COUNTERS = 16;

    /** What {@link #withCounters} takes, in words. */
    public static final String COUNTERS = "from 16 to 1,048,576";

    private static final int MOST_COUNTERS = 1 << 20;

    private static final SkewOptions DEFAULTS = new SkewOptions();

    // Set only on a copy that nobody else has seen yet.
    private OptionalInt counters = OptionalInt.empty();
    private OptionalInt partitions = OptionalInt.empty();
    private int maxPartitionsRead = Integer.MAX_VALUE;
    private double fraction = 1;
    private int rowSampling = 1;
    private boolean exact;
    private boolean bytes;
    private double hotImbalance = 5;
    private double unevenPartitions = 10;
    private int maxColumns = 64;

    private SkewOptions() {}

    private SkewOptions with(Consumer<SkewOptions> change) {
        SkewOptions copy = new SkewOptions();
        copy.counters = counters;
        copy.partitions = partitions;
        copy.maxPartitionsRead = maxPartitionsRead;
        copy.fraction = fraction;
        copy.rowSampling = rowSampling;
        copy.exact = exact;
        copy.bytes = bytes;
        copy.hotImbalance = hotImbalance;
        copy.unevenPartitions = unevenPartitions;
        copy.maxColumns = maxColumns;
        change.accept(copy);
        return copy;
    }

    /** {@return the defaults, each argued at its getter} */
    public static SkewOptions defaults() {
        return DEFAULTS;
    }

    /**
     * {@return keys that a sketch keeps; unset means {@code spark.evenkeel.skew.counters}, else 4,096}
     *
     * <p>Why 4,096: a key with more than 1/4,096 of the rows is kept, which on 200 partitions is a twentieth of one
     * partition's fair share, and the sketch stays below 1 MB a task. Where more than 16 keys are looked at in one
     * pass, they share 65,536 counters, so that a task's sketches stay below 16 MB together.
     */
    public OptionalInt counters() {
        return counters;
    }

    /** {@return the partitions of the shuffle that a verdict is about; unset means {@code spark.sql.shuffle.partitions}} */
    public OptionalInt partitions() {
        return partitions;
    }

    /**
     * {@return input partitions that are read whole at the most; default all}
     *
     * <p>Fewer are chosen evenly, the first 1,000 rows of every other one are read beside them, and counts scale up.
     * Bounds then allow for every row that was not read, as many as if the partitions left out had the mean size of
     * those that were read.
     */
    public int maxPartitionsRead() {
        return maxPartitionsRead;
    }

    /** {@return the part of the input partitions that is read whole, as for {@link #maxPartitionsRead()}; default 1} */
    public double fraction() {
        return fraction;
    }

    /**
     * {@return n where about one row in n is counted; default 1, every row}
     *
     * <p>Rows are drawn each on its own, by a choice that a task repeats when it runs again; all rows are read. Bounds
     * then hold but for one key in a million.
     */
    public int rowSampling() {
        return rowSampling;
    }

    /** {@return true where keys are counted one by one, by a {@code groupBy}; default false: by sketches} */
    public boolean isExact() {
        return exact;
    }

    /** {@return true where the bytes of rows are counted beside the rows; default false, as it reads all columns} */
    public boolean isWithBytes() {
        return bytes;
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
     * {@return the largest over the mean input partition from which the input is uneven: 10}
     *
     * <p>Why 10: Spark splits files evenly by bytes; ten times the mean rows is beyond what file boundaries and
     * compression explain.
     */
    public double unevenPartitions() {
        return unevenPartitions;
    }

    /**
     * {@return columns that {@code analyze(df)} looks at, the first ones: 64}
     *
     * <p>Why 64: with 1,024 counters each they take the memory that 16 keys take with the usual 4,096.
     */
    public int maxColumns() {
        return maxColumns;
    }

    /** {@return these options with sketches of that many counters, 16 to 1,048,576} */
    public SkewOptions withCounters(int number) {
        require(isCounters(number), "counters must be " + COUNTERS, number);
        return with(copy -> copy.counters = OptionalInt.of(number));
    }

    /** {@return true for a number that {@link #withCounters} takes} */
    public static boolean isCounters(int number) {
        return number >= FEWEST_COUNTERS && number <= MOST_COUNTERS;
    }

    /** {@return these options for a shuffle of that many partitions, at least 1} */
    public SkewOptions withPartitions(int number) {
        require(number >= 1, "partitions must be at least 1", number);
        return with(copy -> copy.partitions = OptionalInt.of(number));
    }

    /** {@return these options reading at most that many input partitions whole, at least 1} */
    public SkewOptions withMaxPartitionsRead(int number) {
        require(number >= 1, "maxPartitionsRead must be at least 1", number);
        return with(copy -> copy.maxPartitionsRead = number).checked();
    }

    /** {@return these options reading that part of the input partitions whole, more than 0 and at most 1} */
    public SkewOptions withFraction(double share) {
        require(share > 0 && share <= 1, "fraction must be more than 0 and at most 1", share);
        return with(copy -> copy.fraction = share).checked();
    }

    /**
     * {@return these options counting about one row in so many, 1 to 1,024}
     *
     * <p>Not together with {@link #withBytes()}, since the bytes of a few wide rows cannot be bounded by a draw.
     */
    public SkewOptions withRowSampling(int oneInRows) {
        require(oneInRows >= 1 && oneInRows <= 1024, "rowSampling must be from 1 to 1,024", oneInRows);
        return with(copy -> copy.rowSampling = oneInRows).checked();
    }

    /**
     * {@return these options counting the rows of every key one by one, and all of them, by a {@code groupBy}}
     *
     * <p>Cost: one more Spark job a key, which shuffles the distinct keys. The report is the same, its bounds closed.
     * Not together with sampling.
     */
    public SkewOptions withExactCounts() {
        return with(copy -> copy.exact = true).checked();
    }

    /**
     * {@return these options counting bytes beside rows}
     *
     * <p>A key with few rows and huge payloads stalls a task too. Cost: the pass reads all columns, not the keys alone.
     * A row's bytes are those of Spark's binary row format.
     */
    public SkewOptions withBytes() {
        return with(copy -> copy.bytes = true).checked();
    }

    /** {@return these options with another limit of imbalance, more than 2} */
    public SkewOptions withHotImbalance(double imbalance) {
        require(imbalance > 2, "hotImbalance must be greater than 2", imbalance);
        return with(copy -> copy.hotImbalance = imbalance);
    }

    /** {@return these options with another limit of uneven input partitions, more than 1} */
    public SkewOptions withUnevenPartitions(double maxToMean) {
        require(maxToMean > 1, "unevenPartitions must be greater than 1", maxToMean);
        return with(copy -> copy.unevenPartitions = maxToMean);
    }

    /** {@return these options looking at that many columns, at least 1} */
    public SkewOptions withMaxColumns(int number) {
        require(number >= 1, "maxColumns must be at least 1", number);
        return with(copy -> copy.maxColumns = number);
    }

    private SkewOptions checked() {
        if (bytes && rowSampling > 1) {
            throw new IllegalArgumentException(
                    "withBytes and withRowSampling exclude each other: bytes are counted of every row");
        }
        if (exact && (rowSampling > 1 || fraction < 1 || maxPartitionsRead < Integer.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "withExactCounts counts every row: leave out withRowSampling, withFraction and withMaxPartitionsRead");
        }
        return this;
    }

    private static void require(boolean holds, String rule, Number given) {
        if (!holds) throw new IllegalArgumentException(rule + ": " + given);
    }
}
