package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.Mergeable;
import java.io.Serial;
import java.io.Serializable;

/**
 * What one pass counts of a table.
 *
 * @param whole of the partitions that were read to their end
 * @param heads of the first rows of the others
 */
record TableStatistic(Stratum whole, Stratum heads) implements Mergeable<TableStatistic>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    static TableStatistic none(int keys, int counters) {
        return new TableStatistic(Stratum.none(keys, counters), Stratum.none(keys, counters));
    }

    @Override
    public TableStatistic merge(TableStatistic other) {
        return new TableStatistic(whole.merge(other.whole), heads.merge(other.heads));
    }
}
