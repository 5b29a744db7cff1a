package dev.evenkeel.core.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Counts keys row by row in bounded memory, to become a {@link FrequentKeys}.
 *
 * <p>Example: {@code counter.add(hash, row::copyOfKey)} for every row, then {@code counter.finish()}.
 *
 * <p>Memory: with k counters the next power of two from 4 k slots of 20 bytes, and 2 k copies of keys; about 330 KB and
 * the keys for k = 4,096. Not thread-safe: one counter a task.
 *
 * <p>Implementation note: an open-addressing table over the 64-bit hash. When 2 k keys are held, the (k + 1)-th
 * largest counter is subtracted from all and what falls to nothing is dropped, so that a purge costs O(k) after at
 * least k insertions: constant time per row. Each purge takes its amount from at least k + 1 counters, hence the
 * error of at most n / (k + 1).
 */
public final class KeyCounter {
    private final int counters;
    private final long[] hashes;
    private final long[] counts;
    private final byte[][] keys;
    private final int mask;
    private int held;
    private long rows;
    private long error;

    /**
     * A counter that keeps at least that many keys.
     *
     * @param counters k, at least 1 and at most 2^24
     */
    public KeyCounter(int counters) {
        if (counters < 1 || counters > 1 << 24) {
            throw new IllegalArgumentException("counters must be from 1 to 16,777,216: " + counters);
        }
        this.counters = counters;
        int slots = Integer.highestOneBit(4 * counters - 1) * 2;
        hashes = new long[slots];
        counts = new long[slots];
        keys = new byte[slots][];
        mask = slots - 1;
    }

    /**
     * Counts one row.
     *
     * @param hash a well-mixed 64-bit hash of the key; keys of equal hash are one key
     * @param key gives a copy of the key; asked only when the key is not held yet
     */
    public void add(long hash, Supplier<byte[]> key) {
        rows++;
        int slot = slotOf(hash);
        if (counts[slot] > 0) {
            counts[slot]++;
            return;
        }
        hashes[slot] = hash;
        counts[slot] = 1;
        keys[slot] = key.get();
        if (++held >= 2 * counters) purge();
    }

    /** {@return the most frequent keys of the rows counted so far} */
    public FrequentKeys finish() {
        List<FrequentKey> counted = new ArrayList<>(held);
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] > 0) counted.add(new FrequentKey(hashes[slot], keys[slot], counts[slot], counts[slot]));
        }
        return FrequentKeys.of(counters, rows, error, counted);
    }

    /** The slot that holds the hash, or the free one where it belongs. A free slot has no count. */
    private int slotOf(long hash) {
        int slot = (int) (hash ^ (hash >>> 32)) & mask;
        while (counts[slot] > 0 && hashes[slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }

    private void purge() {
        long[] heldHashes = new long[held];
        long[] heldCounts = new long[held];
        byte[][] heldKeys = new byte[held][];
        int next = 0;
        for (int slot = 0; slot < counts.length; slot++) {
            if (counts[slot] == 0) continue;
            heldHashes[next] = hashes[slot];
            heldCounts[next] = counts[slot];
            heldKeys[next++] = keys[slot];
        }
        long[] sorted = heldCounts.clone();
        Arrays.sort(sorted);
        long cut = sorted[sorted.length - counters - 1];
        error += cut;
        Arrays.fill(counts, 0);
        Arrays.fill(keys, null);
        held = 0;
        for (int i = 0; i < heldCounts.length; i++) {
            if (heldCounts[i] <= cut) continue;
            int slot = slotOf(heldHashes[i]);
            hashes[slot] = heldHashes[i];
            counts[slot] = heldCounts[i] - cut;
            keys[slot] = heldKeys[i];
            held++;
        }
    }
}
