package dev.evenkeel.skew.spark;

import java.util.SplittableRandom;

/**
 * Which rows of a partition are counted: all, or each with the chance of one in n.
 *
 * <p>The choice is drawn from the partition's number, so that a task that runs again chooses the same rows. Each row is
 * drawn on its own (by gaps of geometric length), so that no period of the data can hide a key, and counts follow the
 * binomial distribution. Not thread-safe.
 */
final class RowChoice {
    private final int oneIn;
    private final SplittableRandom random;
    private int at;

    private RowChoice(int oneIn, long seed) {
        this.oneIn = oneIn;
        this.random = new SplittableRandom(seed);
        this.at = gap() - 1;
    }

    /** {@return the choice of one row in n, of all where n is 1} */
    static RowChoice of(int oneIn, int partition) {
        return new RowChoice(oneIn, partition);
    }

    /** {@return the first row to count, from the start of the rows at hand} */
    int first() {
        return at;
    }

    /** {@return how far the next row to count is from the last one, at least 1} */
    int gap() {
        if (oneIn == 1) return 1;
        double gap = Math.log1p(-random.nextDouble()) / Math.log1p(-1.0 / oneIn);
        return 1 + (int) Math.min(1 << 30, gap);
    }

    /** Goes on to the next rows, of which the one to count is so far in. */
    void carry(int into) {
        at = into;
    }
}
