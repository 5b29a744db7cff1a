package dev.evenkeel.core.stats;

import java.io.Serial;
import java.io.Serializable;

/**
 * One key with what a sketch knows of its frequency.
 *
 * @param hash the 64-bit hash by which the key is told from others
 * @param key the key in the binary form of whoever counted it
 * @param lower rows of the key at least
 * @param upper rows of the key at most
 * @param peak rows of the key in the part that has the most of them, of the parts that were counted apart and merged:
 *     as many as {@code lower} where all rows of it lie together
 */
@SuppressWarnings("ArrayRecordComponent") // identity of a key is its hash; the bytes only carry the value along
public record FrequentKey(long hash, byte[] key, long lower, long upper, long peak) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** A key of one part, of which every row was counted. */
    FrequentKey(long hash, byte[] key, long rows) {
        this(hash, key, rows, rows, rows);
    }

    /** {@return the middle of the bounds} */
    public long estimate() {
        return lower + (upper - lower) / 2;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrequentKey that && hash == that.hash && lower == that.lower && upper == that.upper;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }
}
