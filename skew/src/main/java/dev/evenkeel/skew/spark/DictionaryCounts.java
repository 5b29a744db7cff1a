package dev.evenkeel.skew.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;

/**
 * How often each number of a dictionary occurs in one batch, and in which row first.
 *
 * <p>Example: of the numbers 7, 7, 3 in rows 0 to 2, {@code drain} gives row 0 twice and row 2 once. Reading numbers is
 * cheap; what is dear, reading the value and hashing it, is then done once for each. Memory: eight bytes for each number
 * up to the largest. Not thread-safe.
 */
final class DictionaryCounts implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** What is done with a value that occurs so often, first in that row. */
    @FunctionalInterface
    interface Counted {
        void accept(int firstRow, long times);
    }

    private int[] times = new int[256];
    private int[] firstRows = new int[256];
    private int[] seen = new int[256];
    private int distinct;

    void add(int number, int row) {
        if (number >= times.length) grow(number);
        if (times[number]++ > 0) return;
        firstRows[number] = row;
        if (distinct == seen.length) seen = Arrays.copyOf(seen, 2 * distinct);
        seen[distinct++] = number;
    }

    private void grow(int number) {
        int size = Integer.highestOneBit(number) * 2;
        times = Arrays.copyOf(times, size);
        firstRows = Arrays.copyOf(firstRows, size);
    }

    /** Gives out what was counted, and begins anew. */
    void drain(Counted counted) {
        for (int i = 0; i < distinct; i++) {
            counted.accept(firstRows[seen[i]], times[seen[i]]);
            times[seen[i]] = 0;
        }
        distinct = 0;
    }
}
