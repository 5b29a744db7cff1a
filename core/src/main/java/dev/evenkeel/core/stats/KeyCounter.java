package dev.evenkeel.core.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Counts keys row by row in bounded memory, to become a {@link FrequentKeys} and a {@link DistinctCount}.
 *
 * <p>Example: {@code counter.add(hash, 1, key)} for every row, then {@code counter.finish()}.
 *
 * <p>Memory: with k counters the next power of two from 4 k slots of 24 bytes, and 96 k bytes for keys and their
 * lengths; less than 1 MB for k = 4,096, the moment of a purge included. Keys wider than 64 bytes on average share that
 * memory, so that fewer than k are kept and {@link FrequentKeys#error()} is larger; only where four of the widest key
 * take more does the memory grow to that. Not thread-safe: one counter a task.
 *
 * <p>Implementation note: Misra–Gries counters in an open-addressing table over the 64-bit hash, with small counters in
 * front that many keys share (as in Roy, Khan and Alonso, <i>Augmented sketch</i>, 2016, the other way round: there the
 * shared counters come last). A row whose key is not held is counted in its shared counter, and only where that would
 * pass the limit T is its key taken into the table, so that the many keys of a few rows cost one addition each. When
 * 2 k keys are held, the (k + 1)-th largest counter is subtracted from all and what falls to nothing is dropped.
 *
 * <p>What a key's counter lacks is at most the sum of those cuts and T, which is the error. T grows only as far as
 * keeps n − Φ ≥ (k + 1) · error, where n is the total and Φ the sum of the counters held: a row in the table adds to
 * both, a row in front adds to n alone, a cut takes at least (k + 1) times itself from Φ. So the error is at most
 * n / (k + 1) at any time, and where no more than 2 k keys came, it is 0.
 */
public final class KeyCounter {
    private static final int SLAB_BYTES = 96;

    private final int counters;
    private final int mask;
    /** Of slot s, the hash at 2 s and the counter at 2 s + 1; a counter of 0 marks a free slot. */
    private final long[] table;

    private final int[] places;
    /** One for each slot, though by other bits of the hash. */
    private final int[] shared;

    private final DistinctCount.Counter distinct = new DistinctCount.Counter();
    private KeySlab keys;
    private int held;
    private long cuts;
    private long limit;
    /** n − Φ − (k + 1) · error: how far the limit may still grow, times k + 1. It also tells n, which nothing else does. */
    private long slack;

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
        shared = new int[slots];
        keys = new KeySlab((long) SLAB_BYTES * counters);
    }

    /**
     * Counts rows of one key.
     *
     * @param hash a well-mixed 64-bit hash of the key; keys of equal hash are one key
     * @param weight how many rows, or what one row weighs; at least 1
     * @param key the key; its bytes are asked for only where it is taken into the table
     */
    public void add(long hash, long weight, KeyBytes key) {
        if (!count(hash, weight)) keep(hash, weight, key);
    }

    /**
     * Counts rows of one key as far as that goes without its bytes.
     *
     * @return false where nothing was counted, and {@link #keep} must follow
     */
    public boolean count(long hash, long weight) {
        int first = 2 * ((int) hash & mask);
        int at = table[first] == hash ? first : 2 * slotOf(hash);
        if (table[at + 1] > 0) {
            table[at + 1] += weight;
            return true;
        }
        distinct.add(hash);
        return isShared(hash, weight);
    }

    /** Counts rows of a key that is not held, and holds it from now on. */
    public void keep(long hash, long weight, KeyBytes key) {
        if (!keys.hasRoomFor(key)) purge();
        put(hash, weight, keys.add(key));
        if (held >= 2 * counters) purge();
    }

    /** {@return the most frequent keys of the rows counted so far} */
    public FrequentKeys finish() {
        List<FrequentKey> counted = new ArrayList<>(held);
        long error = cuts + limit;
        long total = slack + (counters + 1) * error;
        for (int slot = 0; slot <= mask; slot++) {
            long count = table[2 * slot + 1];
            if (count == 0) continue;
            total += count;
            counted.add(new FrequentKey(table[2 * slot], keys.key(places[slot]), count));
        }
        return FrequentKeys.of(counters, total, error, counted);
    }

    /** {@return how many keys the rows counted so far have} */
    public DistinctCount distinct() {
        return distinct.finish();
    }

    private boolean isShared(long hash, long weight) {
        int cell = (int) (hash >>> 20) & mask;
        long count = shared[cell] + weight;
        if (count > limit) {
            long growth = count - limit;
            if (count > Integer.MAX_VALUE || growth > slack / (counters + 1)) return false;
            limit = count;
            slack -= growth * (counters + 1);
        }
        shared[cell] = (int) count;
        slack += weight;
        return true;
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
        KeySlab before = keys;
        keys = before.emptied();
        held = 0;
        long taken = 0;
        for (int i = 0; i < next; i++) {
            taken += Math.min(cut, counts[i]);
            if (counts[i] > cut) put(hashes[i], counts[i] - cut, keys.copy(before, from[i]));
        }
        cuts += cut;
        slack += taken - cut * (counters + 1);
    }
}
