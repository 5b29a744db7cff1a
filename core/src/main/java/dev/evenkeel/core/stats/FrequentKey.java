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
 */
@SuppressWarnings("ArrayRecordComponent") // identity of a key is its hash; the bytes only carry the value along
public record FrequentKey(long hash, byte[] key, long lower, long upper) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

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
