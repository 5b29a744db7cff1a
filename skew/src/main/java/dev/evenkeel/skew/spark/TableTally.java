package dev.evenkeel.skew.spark;

import dev.evenkeel.core.spark.Portion.Slice;
import dev.evenkeel.core.stats.PartitionSizes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one task counts of one partition: its rows and every key. Not thread-safe. */
final class TableTally {
    private final Slice slice;
    private final int counters;
    private final List<KeyTally> keys;
    private long rows;
    private long bytes;

    TableTally(Slice slice, int keys, int counters) {
        this.slice = slice;
        this.counters = counters;
        this.keys = Stream.generate(() -> new KeyTally(counters)).limit(keys).toList();
    }

    KeyTally key(int position) {
        return keys.get(position);
    }

    /** Counts rows, whatever their keys. */
    void addRows(long number) {
        rows += number;
    }

    /** Adds the bytes of a row, whatever its keys. */
    void addBytes(long number) {
        bytes += number;
    }

    /** {@return how many more rows are wanted} */
    long wanted() {
        return slice.most() - rows;
    }

    /**
     * {@return what was counted}
     *
     * @param hasMore false where the partition came to its end
     */
    TableStatistic finish(boolean hasMore) {
        ArrayList<KeyStatistic> statistics = new ArrayList<>(keys.size());
        for (KeyTally key : keys) statistics.add(key.finish());
        Stratum counted = new Stratum(
                PartitionSizes.of(slice.partition(), rows),
                bytes == 0 ? PartitionSizes.none() : PartitionSizes.of(slice.partition(), bytes),
                statistics);
        Stratum none = Stratum.none(keys.size(), counters);
        return hasMore ? new TableStatistic(none, counted) : new TableStatistic(counted, none);
    }
}
