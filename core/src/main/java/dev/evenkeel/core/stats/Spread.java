package dev.evenkeel.core.stats;

import java.util.Arrays;

/**
 * How the values of many tasks or rows spread: their number, the smallest, the largest and every quantile.
 *
 * <p>Example: of the values 1 to 1,000 the median is 500 and {@code quantile(0.5)} lies between 490 and 510.
 *
 * <p>Guarantee: {@code quantile(q)} is within {@link #ERROR} of the value of rank ⌊q × (n − 1)⌋, relative to that
 * value; smallest, largest, zeros and the number of values are exact. Takes whole numbers from 0 on, in at most 1,093
 * counters whatever their number and range. Merging is exact: parts give what the whole gives. Immutable.
 *
 * <p>Implementation note: DDSketch (Masson, Rim and Lee, <i>DDSketch: a fast and fully-mergeable quantile sketch with
 * relative-error guarantees</i>, 2019). With γ = (1 + ε) / (1 − ε), counter i holds the values in (γ^(i−1), γ^i] and
 * stands for 2 γ^i / (γ + 1). A long has 63 bits, so that counters need no collapsing, where we differ. Filled by
 * {@link SpreadCounter}.
 */
public final class Spread implements Mergeable<Spread> {
    /** By how much a quantile may be wrong, relative to itself. */
    public static final double ERROR = 0.02;

    private static final double GAMMA = (1 + ERROR) / (1 - ERROR);
    private static final double LOG_GAMMA = Math.log(GAMMA);
    private static final Spread NONE = new Spread(0, Long.MAX_VALUE, 0, 0, new long[0]);

    private final long zeros;
    private final long smallest;
    private final long largest;
    private final int first;
    private final long[] counts;

    /** The counters begin with that of bin {@code first}. */
    Spread(long zeros, long smallest, long largest, int first, long[] counts) {
        this.zeros = zeros;
        this.smallest = smallest;
        this.largest = largest;
        this.first = first;
        this.counts = counts;
    }

    /** {@return the spread of no values} */
    public static Spread none() {
        return NONE;
    }

    /** {@return the spread of these values, none of them negative} */
    public static Spread of(long... values) {
        SpreadCounter counter = new SpreadCounter();
        for (long value : values) counter.add(value);
        return counter.spread();
    }

    /** {@return the counter of a positive value} */
    static int bin(long value) {
        return (int) Math.ceil(Math.log(value) / LOG_GAMMA);
    }

    /** {@return the number of values} */
    public long count() {
        return zeros + Arrays.stream(counts).sum();
    }

    /** {@return the number of values that are 0} */
    public long zeros() {
        return zeros;
    }

    /** {@return the smallest value; 0 without values} */
    public long smallest() {
        return count() == 0 ? 0 : smallest;
    }

    /** {@return the largest value; 0 without values} */
    public long largest() {
        return largest;
    }

    /** {@return the value in the middle, within the error; of an even number the lower one; 0 without values} */
    public double median() {
        return quantile(0.5);
    }

    /** {@return the value below which that part of the values lies, within the error; 0 without values} */
    public double quantile(double part) {
        if (!(part >= 0 && part <= 1)) throw new IllegalArgumentException("a quantile lies between 0 and 1: " + part);
        long rank = (long) Math.floor(part * (count() - 1));
        long passed = zeros;
        if (rank < passed || count() == 0) return 0;
        for (int at = 0; at < counts.length; at++) {
            passed += counts[at];
            if (rank < passed) return within(2 * Math.pow(GAMMA, first + at) / (GAMMA + 1));
        }
        return largest;
    }

    private double within(double value) {
        return Math.min(largest, Math.max(smallest, value));
    }

    /** {@return the spread of the same values and that many zeros more} */
    public Spread withZeros(long more) {
        if (more < 0) throw new IllegalArgumentException("zeros must not be negative: " + more);
        return more == 0 ? this : new Spread(zeros + more, 0, largest, first, counts);
    }

    @Override
    public Spread merge(Spread other) {
        if (counts.length == 0) return other.withZeros(zeros);
        if (other.counts.length == 0) return withZeros(other.zeros);
        int from = Math.min(first, other.first);
        int to = Math.max(first + counts.length, other.first + other.counts.length);
        long[] sums = new long[to - from];
        for (int at = 0; at < counts.length; at++) sums[first - from + at] += counts[at];
        for (int at = 0; at < other.counts.length; at++) sums[other.first - from + at] += other.counts[at];
        return new Spread(
                zeros + other.zeros, Math.min(smallest, other.smallest), Math.max(largest, other.largest), from, sums);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spread that
                && zeros == that.zeros
                && smallest == that.smallest
                && largest == that.largest
                && first == that.first
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts) * 31 + Long.hashCode(zeros);
    }

    @Override
    public String toString() {
        return "Spread[count=" + count() + ", smallest=" + smallest() + ", median=" + Math.round(median())
                + ", largest=" + largest + "]";
    }
}
