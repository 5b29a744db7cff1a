package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.Mergeable;
import dev.evenkeel.core.stats.PartitionSizes;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;

/**
 * What one pass counts of partitions that were read to the same extent.
 *
 * @param rows rows read of each input partition
 * @param bytes bytes read of each input partition; nothing where rows are not weighed
 * @param keys one statistic for each key, in the order of the keys
 */
record Stratum(PartitionSizes rows, PartitionSizes bytes, ArrayList<KeyStatistic> keys)
        implements Mergeable<Stratum>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static Stratum none(int keys, int counters) {
        return new Stratum(
                PartitionSizes.none(),
                PartitionSizes.none(),
                new ArrayList<>(Collections.nCopies(keys, KeyStatistic.none(counters))));
    }

    @Override
    public Stratum merge(Stratum other) {
        ArrayList<KeyStatistic> merged = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) merged.add(keys.get(i).merge(other.keys.get(i)));
        return new Stratum(rows.merge(other.rows), bytes.merge(other.bytes), merged);
    }
}
