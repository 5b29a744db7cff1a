package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.DistinctCount;
import dev.evenkeel.core.stats.FrequentKeys;
import dev.evenkeel.core.stats.Mergeable;
import java.io.Serial;
import java.io.Serializable;

/**
 * What one pass counts of one key.
 *
 * @param nullRows rows without a key
 * @param frequent the most frequent keys, in Spark's binary row format
 * @param distinct how many keys there are
 */
record KeyStatistic(long nullRows, FrequentKeys frequent, DistinctCount distinct)
        implements Mergeable<KeyStatistic>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static KeyStatistic none(int counters) {
        return new KeyStatistic(0, FrequentKeys.none(counters), DistinctCount.none());
    }

    @Override
    public KeyStatistic merge(KeyStatistic other) {
        return new KeyStatistic(
                nullRows + other.nullRows, frequent.merge(other.frequent), distinct.merge(other.distinct));
    }
}
