package dev.evenkeel.core.stats;

import java.util.Arrays;

/** Values while they come in, on their way to a {@link Spread}. Bounded as that is. Not thread-safe. */
public final class SpreadCounter {
    private long zeros;
    private long smallest = Long.MAX_VALUE;
    private long largest;
    private int first;
    private long[] counts = new long[0];

    /** Takes in a value, which must not be negative. */
    public void add(long value) {
        if (value < 0) throw new IllegalArgumentException("a value must not be negative: " + value);
        smallest = Math.min(smallest, value);
        largest = Math.max(largest, value);
        if (value == 0) {
            zeros++;
            return;
        }
        int bin = Spread.bin(value);
        makeRoom(bin);
        counts[bin - first]++;
    }

    /** The counters reach from the first bin that has a value to the last. */
    private void makeRoom(int bin) {
        if (counts.length == 0) {
            first = bin;
            counts = new long[1];
        } else if (bin < first) {
            long[] wider = new long[counts.length + first - bin];
            System.arraycopy(counts, 0, wider, first - bin, counts.length);
            counts = wider;
            first = bin;
        } else if (bin >= first + counts.length) {
            counts = Arrays.copyOf(counts, bin - first + 1);
        }
    }

    /** {@return the spread of the values so far} */
    public Spread spread() {
        return new Spread(zeros, smallest, largest, first, counts.clone());
    }
}
