package dev.evenkeel.core.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts keys row by row in bounded memory, to become a {@link FrequentKeys}.
 *
 * <p>Example: {@code counter.add(hash, key)} for every row, then {@code counter.finish()}.
 *
 * <p>Memory: with k counters the next power of two from 4 k slots of 20 bytes, and 96 k bytes for keys and their
 * lengths; less than 0.9 MB for k = 4,096, the moment of a purge included. Keys wider than 64 bytes on average share
 * that memory, so that fewer than k are kept and {@link FrequentKeys#error()} is larger; only where four of the widest
 * key take more does the memory grow to that. Not thread-safe: one counter a task.
 *
 * <p>Implementation note: an open-addressing table over the 64-bit hash, hash and counter side by side. When 2 k keys
 * are held, the (k + 1)-th largest counter is subtracted from all and what falls to nothing is dropped, so that a purge
 * costs O(k) after at least k insertions: constant time per row. Each purge takes its amount from at least k + 1
 * counters, hence the error of at most n / (k + 1).
 */
public final class KeyCounter {
    private static final int SLAB_BYTES = 96;

    private final int counters;
    private final int mask;
    /** Of slot s, the hash at 2 s and the counter at 2 s + 1; a counter of 0 marks a free slot. */
    private final long[] table;

    private final int[] places;
    private KeySlab keys;
    private int held;
    private long total;
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
        mask = slots - 1;
        table = new long[2 * slots];
        places = new int[slots];
        keys = new KeySlab((long) SLAB_BYTES * counters);
    }

    /**
     * Counts one row.
     *
     * @param hash a well-mixed 64-bit hash of the key; keys of equal hash are one key
     * @param key the key; its bytes are asked for only where it is not held yet
     * @return true where the key was not held
     */
    public boolean add(long hash, KeyBytes key) {
        return add(hash, 1, key);
    }

    /**
     * Counts several rows of a key at once, or one row by its weight.
     *
     * @param weight how much is added to the key's counter, at least 1
     * @return true where the key was not held
     */
    public boolean add(long hash, long weight, KeyBytes key) {
        total += weight;
        int counter = slotOf(hash) * 2 + 1;
        if (table[counter] > 0) {
            table[counter] += weight;
            return false;
        }
        insert(hash, weight, key);
        return true;
    }

    private void insert(long hash, long weight, KeyBytes key) {
        if (!keys.hasRoomFor(key)) purge();
        put(hash, weight, keys.add(key));
        if (held >= 2 * counters) purge();
    }

    /** {@return the most frequent keys of the rows counted so far} */
    public FrequentKeys finish() {
        List<FrequentKey> counted = new ArrayList<>(held);
        for (int slot = 0; slot <= mask; slot++) {
            long count = table[2 * slot + 1];
            if (count > 0) counted.add(new FrequentKey(table[2 * slot], keys.key(places[slot]), count, count));
        }
        return FrequentKeys.of(counters, total, error, counted);
    }

    /** The slot that holds the hash, or the free one where it belongs. */
    private int slotOf(long hash) {
        int slot = (int) hash & mask;
        while (table[2 * slot + 1] > 0 && table[2 * slot] != hash) slot = (slot + 1) & mask;
        return slot;
    }

    private void put(long hash, long count, int place) {
        int slot = slotOf(hash);
        table[2 * slot] = hash;
        table[2 * slot + 1] = count;
        places[slot] = place;
        held++;
    }

    private void purge() {
        long[] hashes = new long[held];
        long[] counts = new long[held];
        int[] from = new int[held];
        int next = 0;
        for (int slot = 0; slot <= mask; slot++) {
            if (table[2 * slot + 1] == 0) continue;
            hashes[next] = table[2 * slot];
            counts[next] = table[2 * slot + 1];
            from[next++] = places[slot];
            table[2 * slot + 1] = 0;
        }
        int kept = Math.min(counters, next * 3 / 4);
        long cut = NthLargest.of(counts, next, kept + 1);
        error += cut;
        KeySlab before = keys;
        keys = before.emptied();
        held = 0;
        for (int i = 0; i < next; i++) {
            if (counts[i] > cut) put(hashes[i], counts[i] - cut, keys.copy(before, from[i]));
        }
    }
}
