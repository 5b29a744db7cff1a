package dev.evenkeel.skew.spark;

import dev.evenkeel.core.spark.OnePass;
import dev.evenkeel.core.stats.DistinctCount;
import dev.evenkeel.core.stats.KeyCounter;
import dev.evenkeel.core.stats.PartitionSizes;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/**
 * The projection that a key pass reads, and how each row of it is counted.
 *
 * <p>A single key is projected flat, {@code (columns…, hash)}, and the whole row is its binary form. Several keys are
 * projected as {@code (struct, hash)} pairs. The hash is {@code xxhash64}, by which -0.0 equals 0.0 and NaN equals
 * NaN, as they do in Spark's joins; it is null where the row has no key.
 */
final class KeyScan implements OnePass.Measure<TableStatistic> {
    @Serial
    private static final long serialVersionUID = 1;

    private final int keys;
    private final int[] widths;
    private final int counters;

    KeyScan(List<Key> keys, int counters) {
        this.keys = keys.size();
        this.widths = keys.stream().mapToInt(key -> key.parts().size()).toArray();
        this.counters = counters;
    }

    /** {@return the columns to select, given the type of each key's columns} */
    static Column[] projection(List<Key> keys, List<List<DataType>> types) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Key key = keys.get(i);
            if (keys.size() == 1) columns.addAll(List.of(key.columns()));
            else columns.add(functions.struct(key.columns()));
            columns.add(hash(key, types.get(i)));
        }
        return columns.toArray(Column[]::new);
    }

    private static Column hash(Key key, List<DataType> types) {
        Column[] columns = key.columns();
        for (int i = 0; i < columns.length; i++) {
            boolean collated = types.get(i).typeName().startsWith("string collate");
            if (collated) columns[i] = functions.call_function("collation_key", columns[i]);
        }
        Column hash = functions.xxhash64(columns);
        return functions.when(key.missing(), functions.lit(null)).otherwise(hash);
    }

    @Override
    public TableStatistic of(int partition, Iterator<InternalRow> rows) {
        List<KeyCounter> frequent = new ArrayList<>();
        List<DistinctCount.Counter> distinct = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            frequent.add(new KeyCounter(counters));
            distinct.add(new DistinctCount.Counter());
        }
        long[] nullRows = new long[keys];
        long counted = 0;
        while (rows.hasNext()) {
            UnsafeRow row = (UnsafeRow) rows.next();
            counted++;
            for (int key = 0; key < keys; key++) {
                int hashAt = hashAt(key);
                if (row.isNullAt(hashAt)) {
                    nullRows[key]++;
                    continue;
                }
                long hash = row.getLong(hashAt);
                distinct.get(key).add(hash);
                frequent.get(key).add(hash, copy(row, key));
            }
        }
        ArrayList<KeyStatistic> statistics = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            statistics.add(new KeyStatistic(
                    nullRows[key], frequent.get(key).finish(), distinct.get(key).finish()));
        }
        return new TableStatistic(PartitionSizes.of(partition, counted), statistics);
    }

    private int hashAt(int key) {
        return keys == 1 ? widths[0] : 2 * key + 1;
    }

    /** Copies the row first: where its buffer is no longer than the row, {@code getBytes} gives the buffer itself. */
    private Supplier<byte[]> copy(UnsafeRow row, int key) {
        return keys == 1
                ? () -> row.copy().getBytes()
                : () -> row.getStruct(2 * key, widths[key]).copy().getBytes();
    }

    /** {@return the key in its binary form as a row of which the first fields are the key's columns} */
    UnsafeRow read(byte[] bytes, int key) {
        UnsafeRow row = new UnsafeRow(keys == 1 ? widths[key] + 1 : widths[key]);
        row.pointTo(bytes, bytes.length);
        return row;
    }
}
