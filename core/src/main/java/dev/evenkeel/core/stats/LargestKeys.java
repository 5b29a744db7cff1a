package dev.evenkeel.core.stats;

import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The largest of keys that were each counted once and to the end, and how many there were.
 *
 * <p>Example: of groups of 5, 1 and 3 rows the two largest are 5 and 3, there are 3 distinct keys, and none that is left
 * out has more than 1 row.
 *
 * <p>Merging takes two sets of keys that have none in common. Immutable; {@link Picker} fills one.
 */
public final class LargestKeys implements Mergeable<LargestKeys>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final Comparator<FrequentKey> LARGEST_FIRST =
            Comparator.comparingLong(FrequentKey::lower).reversed().thenComparingLong(FrequentKey::hash);

    private final int most;
    private final long distinct;
    private final long largestLeftOut;
    private final ArrayList<FrequentKey> keys;

    private LargestKeys(int most, long distinct, long largestLeftOut, List<FrequentKey> found) {
        List<FrequentKey> sorted = found.stream().sorted(LARGEST_FIRST).toList();
        this.most = most;
        this.distinct = distinct;
        this.keys = new ArrayList<>(sorted.subList(0, Math.min(most, sorted.size())));
        this.largestLeftOut =
                Math.max(largestLeftOut, sorted.size() > most ? sorted.get(most).lower() : 0);
    }

    /** {@return the statistic of no keys, with room for that many} */
    public static LargestKeys none(int most) {
        return new LargestKeys(most, 0, 0, List.of());
    }

    /** {@return the largest keys, the largest first, ties by hash; their bounds are closed} */
    public List<FrequentKey> keys() {
        return List.copyOf(keys);
    }

    /** {@return how many keys there were} */
    public long distinct() {
        return distinct;
    }

    /** {@return rows of the largest key that is not listed; 0 where all are} */
    public long largestLeftOut() {
        return largestLeftOut;
    }

    @Override
    public LargestKeys merge(LargestKeys other) {
        List<FrequentKey> both = new ArrayList<>(keys);
        both.addAll(other.keys);
        return new LargestKeys(
                Math.min(most, other.most),
                distinct + other.distinct,
                Math.max(largestLeftOut, other.largestLeftOut),
                both);
    }

    /** Picks the largest of keys that come one by one, each once. Not thread-safe: one a task. */
    public static final class Picker {
        private final int most;
        private LargestKeys picked;
        private List<FrequentKey> waiting = new ArrayList<>();

        /** A picker of at most so many keys. */
        public Picker(int most) {
            this.most = most;
            this.picked = none(most);
        }

        /** Takes a key with all its rows. */
        public void add(long hash, long rows, KeyBytes key) {
            byte[] bytes = new byte[key.length()];
            key.copyTo(bytes, 0);
            waiting.add(new FrequentKey(hash, bytes, rows));
            if (waiting.size() >= most) drain();
        }

        private void drain() {
            picked = picked.merge(new LargestKeys(most, waiting.size(), 0, waiting));
            waiting = new ArrayList<>();
        }

        /** {@return the largest of the keys so far} */
        public LargestKeys finish() {
            drain();
            return picked;
        }
    }
}
