package dev.evenkeel.skew.spark;

import dev.evenkeel.core.spark.OnePass;
import dev.evenkeel.core.spark.Portion.Slice;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/**
 * The projection that a pass over rows reads, and how each row of it is counted; serves every plan and every type.
 *
 * <p>A single key is projected flat, {@code (columns…, hash)}, and the whole row is its binary form. Several keys are
 * projected as {@code (struct, hash)} pairs. Where rows are weighed, one more struct holds the whole row.
 */
final class RowScan implements OnePass.Measure<InternalRow, TableStatistic> {
    @Serial
    private static final long serialVersionUID = 1;

    private final int[] widths;
    private final int counters;
    private final int oneIn;
    private final int weighed;

    private RowScan(List<Key> keys, int counters, int oneIn, int weighed) {
        this.widths = keys.stream().mapToInt(key -> key.parts().size()).toArray();
        this.counters = counters;
        this.oneIn = oneIn;
        this.weighed = weighed;
    }

    /** {@return a scan that counts about one row in n} */
    static RowScan counting(List<Key> keys, int counters, int oneIn) {
        return new RowScan(keys, counters, oneIn, 0);
    }

    /** {@return a scan that counts every row and its bytes, of rows with so many columns} */
    static RowScan weighing(List<Key> keys, int counters, int columns) {
        return new RowScan(keys, counters, 1, columns);
    }

    /** {@return the columns to select, given the type of each key's columns} */
    Column[] projection(List<Key> keys, List<List<DataType>> types) {
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            Column[] parts = keys.get(i).columns();
            columns.addAll(isFlat() ? List.of(parts) : List.of(functions.struct(parts)));
            columns.add(keys.get(i).hash(types.get(i)));
        }
        if (weighed > 0) columns.add(functions.struct(functions.col("*")));
        return columns.toArray(Column[]::new);
    }

    /** {@return how the bytes of a key of these columns are read back} */
    KeyForm form(List<DataType> types) {
        return KeyForm.row(types, isFlat() ? types.size() + 1 : types.size());
    }

    private boolean isFlat() {
        return widths.length == 1 && weighed == 0;
    }

    @Override
    public TableStatistic of(Slice slice, Iterator<InternalRow> rows) {
        TableTally tally = new TableTally(slice, widths.length, counters);
        RowChoice choice = RowChoice.of(slice.isWhole() ? oneIn : 1, slice.partition());
        RowKey key = new RowKey();
        long next = choice.first();
        long row = 0;
        for (; rows.hasNext() && tally.wanted() > 0; row++) {
            UnsafeRow read = (UnsafeRow) rows.next();
            tally.addRows(1);
            if (row < next) continue;
            next += choice.gap();
            count(read, key, tally);
        }
        return tally.finish(rows.hasNext());
    }

    private void count(UnsafeRow row, RowKey key, TableTally tally) {
        int weight =
                weighed == 0 ? 0 : row.getStruct(2 * widths.length, weighed).getSizeInBytes();
        tally.addBytes(weight);
        for (int i = 0; i < widths.length; i++) {
            int hashAt = isFlat() ? widths[i] : 2 * i + 1;
            if (row.isNullAt(hashAt)) {
                tally.key(i).addWeighedNull(weight);
                continue;
            }
            key.of(isFlat() ? row : row.getStruct(2 * i, widths[i]));
            tally.key(i).addWeighed(row.getLong(hashAt), weight, key);
        }
    }
}
