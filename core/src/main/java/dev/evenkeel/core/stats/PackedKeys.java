package dev.evenkeel.core.stats;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A {@link FrequentKeys} as it travels: arrays of numbers in place of thousands of objects.
 *
 * @param counters how many keys are kept
 * @param total rows that were counted
 * @param error by how much a count may be too low
 * @param hashes the hash of each key
 * @param counts the lower bound of each key
 * @param peaks the peak of each key; empty where each is its lower bound, as it is in what comes from a task
 * @param ends where each key ends in the bytes
 * @param bytes the keys, one behind the other
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; a form of transport
record PackedKeys(
        int counters, long total, long error, long[] hashes, long[] counts, long[] peaks, int[] ends, byte[] bytes)
        implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final long[] NONE = {};

    static PackedKeys of(int counters, long total, long error, FrequentKey[] keys) {
        long[] hashes = new long[keys.length];
        long[] counts = new long[keys.length];
        int[] ends = new int[keys.length];
        byte[] bytes =
                new byte[Arrays.stream(keys).mapToInt(key -> key.key().length).reduce(0, Math::addExact)];
        int end = 0;
        for (int i = 0; i < keys.length; i++) {
            byte[] key = keys[i].key();
            System.arraycopy(key, 0, bytes, end, key.length);
            hashes[i] = keys[i].hash();
            counts[i] = keys[i].lower();
            ends[i] = end += key.length;
        }
        long[] peaks = Arrays.stream(keys).mapToLong(FrequentKey::peak).toArray();
        return new PackedKeys(
                counters, total, error, hashes, counts, Arrays.equals(peaks, counts) ? NONE : peaks, ends, bytes);
    }

    @Serial
    private Object readResolve() {
        List<FrequentKey> keys = new ArrayList<>(hashes.length);
        for (int i = 0; i < hashes.length; i++) {
            byte[] key = Arrays.copyOfRange(bytes, i == 0 ? 0 : ends[i - 1], ends[i]);
            keys.add(new FrequentKey(hashes[i], key, counts[i], counts[i], (peaks.length == 0 ? counts : peaks)[i]));
        }
        return FrequentKeys.of(counters, total, error, keys);
    }
}
