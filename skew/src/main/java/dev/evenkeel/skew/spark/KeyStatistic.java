package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.DistinctCount;
import dev.evenkeel.core.stats.Mergeable;
import java.io.Serial;
import java.io.Serializable;

/**
 * What one pass counts of one key.
 *
 * @param rows rows by key
 * @param bytes bytes of rows by key; nothing where rows are not weighed
 * @param distinct how many keys there are
 */
record KeyStatistic(KeyWeights rows, KeyWeights bytes, DistinctCount distinct)
        implements Mergeable<KeyStatistic>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static KeyStatistic none(int counters) {
        return new KeyStatistic(KeyWeights.none(counters), KeyWeights.none(counters), DistinctCount.none());
    }

    /** {@return rows that were counted, those without a key included} */
    long rowCount() {
        return rows.frequent().total() + rows.ofNulls();
    }

    @Override
    public KeyStatistic merge(KeyStatistic other) {
        return new KeyStatistic(rows.merge(other.rows), bytes.merge(other.bytes), distinct.merge(other.distinct));
    }
}
