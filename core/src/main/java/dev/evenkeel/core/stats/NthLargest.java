package dev.evenkeel.core.stats;

import java.util.Arrays;

/**
 * The n-th largest of some counts, in one pass over all and a sort of the few that are about as large.
 *
 * <p>Example: of 9, 1, 1, 4 the second largest is 4.
 *
 * <p>Implementation note: a histogram by magnitude, exact below 16 and of eight steps a power of two above, finds the
 * bin of the answer; only that bin is sorted. The counters of a sketch are mostly very small, so that the bin holds one
 * value; sorting all of them would cost more than the rest of a purge.
 */
final class NthLargest {
    private static final int EXACT = 16;
    private static final int STEPS = 3;
    private static final int BINS = (Long.SIZE << STEPS) + EXACT;

    private NthLargest() {}

    /**
     * {@return the n-th largest of the first {@code size} counts}
     *
     * @param n from 1 to size
     */
    static long of(long[] counts, int size, int n) {
        int[] bins = new int[BINS];
        for (int i = 0; i < size; i++) bins[bin(counts[i])]++;
        int bin = BINS;
        int larger = 0;
        while (larger < n) larger += bins[--bin];
        if (bin < EXACT) return bin;
        long[] within = new long[bins[bin]];
        int next = 0;
        for (int i = 0; i < size; i++) if (bin(counts[i]) == bin) within[next++] = counts[i];
        Arrays.sort(within);
        return within[larger - n];
    }

    private static int bin(long count) {
        if (count < EXACT) return (int) count;
        int power = 63 - Long.numberOfLeadingZeros(count);
        return (power << STEPS) + (int) (count >>> (power - STEPS) & ((1 << STEPS) - 1));
    }
}
