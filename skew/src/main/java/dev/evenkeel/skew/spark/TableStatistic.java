package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.Mergeable;
import dev.evenkeel.core.stats.PartitionSizes;
import java.io.Serial;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;

/**
 * What one pass counts of a table: rows of each input partition, and every key.
 *
 * @param partitions rows by input partition
 * @param keys one statistic for each key, in the order of the keys
 */
record TableStatistic(PartitionSizes partitions, ArrayList<KeyStatistic> keys)
        implements Mergeable<TableStatistic>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static TableStatistic none(int keys, int counters) {
        return new TableStatistic(
                PartitionSizes.none(), new ArrayList<>(Collections.nCopies(keys, KeyStatistic.none(counters))));
    }

    @Override
    public TableStatistic merge(TableStatistic other) {
        ArrayList<KeyStatistic> merged = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) merged.add(keys.get(i).merge(other.keys.get(i)));
        return new TableStatistic(partitions.merge(other.partitions), merged);
    }

    KeyStatistic key(int position) {
        return keys.get(position);
    }
}
