package dev.evenkeel.skew.spark;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.spark.OnePass;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.stats.FrequentKey;
import dev.evenkeel.core.stats.PartitionSizes;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.judge.SkewFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructField;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the keys of a Dataset.
 *
 * <p>Cost: one Spark job that reads the key columns alone, and no shuffle of data. Memory of a task, a key: a sketch
 * of {@code counters} keys (see {@link dev.evenkeel.core.stats.KeyCounter}) and 4 KiB.
 */
public final class KeyMeasurer {
    private static final int NAME_WIDTH = 60;

    private final Dataset<?> data;
    private final int counters;
    private final int maxPartitions;

    private KeyMeasurer(Dataset<?> data, int counters, int maxPartitions) {
        this.data = data;
        this.counters = counters;
        this.maxPartitions = maxPartitions;
    }

    /**
     * {@return a measurer of a Dataset of a classic session}
     *
     * @param counters keys that each sketch keeps
     * @param maxPartitions input partitions that are read at the most, chosen evenly
     */
    public static KeyMeasurer of(Dataset<?> data, int counters, int maxPartitions) {
        return new KeyMeasurer(data, counters, maxPartitions);
    }

    /**
     * What a pass found.
     *
     * @param partitions input partitions that the Dataset has
     * @param read rows of each partition that was read
     * @param keys the facts of each key, in the order of the keys; counts are scaled up where only a part was read,
     *     and their bounds hold if the partitions that were not read have as many rows as those that were
     */
    public record Measured(int partitions, PartitionSizes read, List<SkewFacts> keys) {
        /** Keeps a copy of the list. */
        public Measured {
            keys = List.copyOf(keys);
        }
    }

    /** {@return what one pass finds about the keys} */
    public Measured measure(List<Key> keys) {
        List<List<DataType>> types = keys.stream().map(this::types).toList();
        KeyScan scan = new KeyScan(keys, counters);
        OnePass.Seen<TableStatistic> seen = OnePass.over(
                data.select(KeyScan.projection(keys, types)),
                what(keys),
                maxPartitions,
                TableStatistic.none(keys.size(), counters),
                scan);
        double scale = seen.read() == 0 ? 1 : (double) seen.partitions() / seen.read();
        List<SkewFacts> facts = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            facts.add(facts(keys.get(i), types.get(i), seen.statistic(), i, scan, scale));
        }
        return new Measured(seen.partitions(), seen.statistic().partitions(), facts);
    }

    private static String what(List<Key> keys) {
        if (keys.isEmpty()) return "count the rows of each input partition";
        if (keys.size() > 1) return "find the frequent keys of " + keys.size() + " columns";
        return "find the frequent keys of "
                + TextLayout.cell(String.join(", ", keys.get(0).names()), NAME_WIDTH);
    }

    private List<DataType> types(Key key) {
        return Arrays.stream(data.select(key.columns()).schema().fields())
                .map(StructField::dataType)
                .toList();
    }

    private SkewFacts facts(
            Key key, List<DataType> types, TableStatistic table, int position, KeyScan scan, double scale) {
        KeyStatistic statistic = table.key(position);
        long rows = scaled(table.partitions().total(), scale);
        long unread = rows - table.partitions().total();
        List<FrequentKey> frequent = statistic.frequent().keys();
        List<List<@Nullable Object>> values = frequent.stream()
                .map(counted -> values(scan.read(counted.key(), position), types))
                .toList();
        PartitionHashes hashes = PartitionHashes.of(data.sparkSession(), types, values);
        List<HeavyHitter> heavy = new ArrayList<>();
        for (int i = 0; i < frequent.size(); i++) {
            FrequentKey counted = frequent.get(i);
            long lower = counted.lower();
            long upper = Math.min(rows, counted.upper() + unread);
            long estimate = scaled(counted.estimate(), scale);
            heavy.add(new HeavyHitter(
                    values.get(i), estimate, lower, upper, Ratio.of(estimate, rows), counted.hash(), hashes.key(i)));
        }
        return new SkewFacts(
                key.names(),
                rows,
                scaled(statistic.nullRows(), scale),
                distinct(statistic, unread),
                heavy,
                statistic.frequent().error() + unread,
                hashes.none());
    }

    /** At least the keys that were kept, at most one for each row; rows that were not read may hold any keys. */
    private static Estimate distinct(KeyStatistic statistic, long unread) {
        double kept = statistic.frequent().keys().size();
        double most = statistic.frequent().total() + unread;
        if (statistic.frequent().isExact()) {
            return unread == 0 ? new Estimate.Exact(kept) : new Estimate.Bounded(kept, kept, kept + unread);
        }
        return statistic
                .distinct()
                .estimate()
                .fold(
                        exact -> exact,
                        seen -> new Estimate.Bounded(
                                Math.max(kept, Math.min(most, seen.value())),
                                Math.max(kept, Math.min(most, seen.lower())),
                                Math.max(kept, Math.min(most, seen.upper() + unread))),
                        unknown -> unknown);
    }

    private static long scaled(long count, double scale) {
        return scale == 1 ? count : Math.round(count * scale);
    }

    private static List<@Nullable Object> values(UnsafeRow row, List<DataType> types) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            values.add(
                    row.isNullAt(i)
                            ? null
                            : CatalystTypeConverters.convertToScala(row.get(i, types.get(i)), types.get(i)));
        }
        return values;
    }
}
