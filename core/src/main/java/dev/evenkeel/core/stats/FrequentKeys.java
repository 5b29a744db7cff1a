package dev.evenkeel.core.stats;

import java.io.Serial;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The most frequent keys of some rows, with bounds on how often each occurs.
 *
 * <p>Example: with 4,096 counters over 10 million rows, every key with more than 2,441 rows is in {@link #keys()},
 * and for each key there {@code lower <= true count <= upper} with {@code upper - lower <= 2,441}.
 *
 * <p>Guarantee: with k counters over n rows, every key with more than n / (k + 1) rows is kept, and
 * {@link #error()} is at most n / (k + 1). Merging keeps the guarantee over the rows of both. Immutable.
 *
 * <p>Implementation note: the Misra–Gries summary (Misra and Gries, <i>Finding repeated elements</i>, 1982), merged
 * as in Agarwal et al., <i>Mergeable summaries</i> (2012): add the counters, then subtract the (k + 1)-th largest from
 * all. Filled by {@link KeyCounter}.
 */
public final class FrequentKeys implements Mergeable<FrequentKeys>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final int counters;
    private final long total;
    private final long error;
    private final FrequentKey[] keys;

    private FrequentKeys(int counters, long total, long error, FrequentKey[] keys) {
        this.counters = counters;
        this.total = total;
        this.error = error;
        this.keys = keys;
    }

    /** {@return the statistic of no rows, with room for that many keys} */
    public static FrequentKeys none(int counters) {
        return new FrequentKeys(counters, 0, 0, new FrequentKey[0]);
    }

    /**
     * {@return the most frequent of the counted keys}
     *
     * @param counters how many keys are kept
     * @param total rows that were counted, or their weight
     * @param error by how much a count may be too low
     * @param counted keys whose {@code lower} is the counter; their upper bound is made here
     */
    static FrequentKeys of(int counters, long total, long error, Collection<FrequentKey> counted) {
        FrequentKey[] all = counted.toArray(FrequentKey[]::new);
        Arrays.sort(all, FrequentKeys::mostFrequentFirst);
        long cut = all.length > counters ? all[counters].lower() : 0;
        long shortfall = error + cut;
        int kept = 0;
        while (kept < Math.min(counters, all.length) && all[kept].lower() > cut) kept++;
        FrequentKey[] keys = new FrequentKey[kept];
        for (int i = 0; i < kept; i++) {
            long lower = all[i].lower() - cut;
            keys[i] = new FrequentKey(
                    all[i].hash(),
                    all[i].key(),
                    lower,
                    Math.min(total, lower + shortfall),
                    Math.min(all[i].peak(), lower));
        }
        return new FrequentKeys(counters, total, shortfall, keys);
    }

    private static int mostFrequentFirst(FrequentKey a, FrequentKey b) {
        int byCount = Long.compare(b.lower(), a.lower());
        return byCount != 0 ? byCount : Long.compare(a.hash(), b.hash());
    }

    /** {@return the kept keys, the most frequent first, ties by hash} */
    public List<FrequentKey> keys() {
        return List.of(keys);
    }

    /** {@return the kept key with that hash} */
    public Optional<FrequentKey> find(long hash) {
        return Arrays.stream(keys).filter(key -> key.hash() == hash).findFirst();
    }

    /** {@return the rows that were counted; where they were weighed, their weight} */
    public long total() {
        return total;
    }

    /** {@return by how much a lower bound may be below the true count; also the most rows a key not kept can have} */
    public long error() {
        return error;
    }

    /** {@return true where every key of the rows is here with its true count} */
    public boolean isExact() {
        return error == 0;
    }

    @Override
    public FrequentKeys merge(FrequentKeys other) {
        Map<Long, FrequentKey> sums = new HashMap<>();
        for (FrequentKey key : keys) sums.put(key.hash(), key);
        for (FrequentKey key : other.keys) sums.merge(key.hash(), key, FrequentKeys::add);
        return of(Math.min(counters, other.counters), total + other.total, error + other.error, sums.values());
    }

    private static FrequentKey add(FrequentKey a, FrequentKey b) {
        return new FrequentKey(
                a.hash(), a.key(), a.lower() + b.lower(), a.upper() + b.upper(), Math.max(a.peak(), b.peak()));
    }

    @Serial
    private Object writeReplace() {
        return PackedKeys.of(counters, total, error, keys);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FrequentKeys that
                && total == that.total
                && error == that.error
                && Arrays.equals(keys, that.keys);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(total) * 31 + Arrays.hashCode(keys);
    }

    @Override
    public String toString() {
        return "FrequentKeys[total=" + total + ", keys=" + keys.length + ", error=" + error + "]";
    }
}
