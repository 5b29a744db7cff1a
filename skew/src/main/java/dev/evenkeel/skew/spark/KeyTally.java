package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.FrequentKeys;
import dev.evenkeel.core.stats.KeyBytes;
import dev.evenkeel.core.stats.KeyCounter;
import org.jspecify.annotations.Nullable;

/**
 * What one task counts of one key, row by row, to become a {@link KeyStatistic}.
 *
 * <p>Memory: a {@link KeyCounter}, two where rows are weighed. Not thread-safe.
 */
final class KeyTally {
    private final int counters;
    private final KeyCounter rows;
    private @Nullable KeyCounter bytes;
    private long nullRows;
    private long nullBytes;

    KeyTally(int counters) {
        this.counters = counters;
        rows = new KeyCounter(counters);
    }

    /** Counts so many rows of a key. */
    void add(long hash, long times, KeyBytes key) {
        rows.add(hash, times, key);
    }

    /** Counts as {@link #add} does, without the key's bytes; false where they are needed and {@link #keep} must follow. */
    boolean count(long hash, long times) {
        return rows.count(hash, times);
    }

    /** Counts so many rows of a key whose bytes are needed. */
    void keep(long hash, long times, KeyBytes key) {
        rows.keep(hash, times, key);
    }

    /** Counts so many rows without a key. */
    void addNulls(long times) {
        nullRows += times;
    }

    /** Counts one row, and its bytes where it was weighed. */
    void addWeighed(long hash, int weight, KeyBytes key) {
        add(hash, 1, key);
        if (weight == 0) return;
        if (bytes == null) bytes = new KeyCounter(counters);
        bytes.add(hash, weight, key);
    }

    /** Counts one row without a key, and its bytes where it was weighed. */
    void addWeighedNull(int weight) {
        addNulls(1);
        nullBytes += weight;
    }

    /** {@return what was counted so far} */
    KeyStatistic finish() {
        return new KeyStatistic(
                new KeyWeights(nullRows, rows.finish()),
                new KeyWeights(nullBytes, bytes == null ? FrequentKeys.none(counters) : bytes.finish()),
                rows.distinct());
    }
}
