package dev.evenkeel.skew.spark;

import dev.evenkeel.core.spark.OnePass;
import dev.evenkeel.core.spark.Portion.Slice;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** How the keys of a table are counted in column batches. */
final class BatchScan implements OnePass.Measure<ColumnarBatch, TableStatistic> {
    @Serial
    private static final long serialVersionUID = 1;

    private final ArrayList<VectorKey> keys;
    private final int counters;
    private final int oneIn;

    private BatchScan(List<VectorKey> keys, int counters, int oneIn) {
        this.keys = new ArrayList<>(keys);
        this.counters = counters;
        this.oneIn = oneIn;
    }

    /**
     * {@return a scan that counts about one row in n; nothing where one of the keys can only be hashed row by row}
     *
     * @param types the type of each key's columns
     * @param batches of a Dataset that has the columns of all keys, one key's after the other's
     */
    static Optional<BatchScan> of(
            List<Key> keys, List<List<DataType>> types, ColumnBatches batches, int counters, int oneIn) {
        List<VectorKey> found = new ArrayList<>();
        int column = 0;
        for (int i = 0; i < keys.size(); i++) {
            int[] places = new int[types.get(i).size()];
            for (int part = 0; part < places.length; part++) places[part] = batches.place(column++);
            Optional<VectorKey> key = VectorKey.of(keys.get(i), types.get(i), places);
            if (key.isEmpty()) return Optional.empty();
            found.add(key.get());
        }
        return Optional.of(new BatchScan(found, counters, oneIn));
    }

    /** {@return how the bytes of each key are read back} */
    List<KeyForm> forms() {
        return keys.stream().map(VectorKey::form).toList();
    }

    @Override
    public TableStatistic of(Slice slice, Iterator<ColumnarBatch> batches) {
        TableTally tally = new TableTally(slice, keys.size(), counters);
        List<RowChoice> choices = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            choices.add(RowChoice.of(slice.isWhole() ? oneIn : 1, slice.partition()));
        }
        boolean isCut = false;
        while (batches.hasNext() && tally.wanted() > 0) {
            ColumnarBatch batch = batches.next();
            int rows = (int) Math.min(batch.numRows(), tally.wanted());
            isCut = rows < batch.numRows();
            tally.addRows(rows);
            for (int i = 0; i < keys.size(); i++) keys.get(i).count(batch, rows, choices.get(i), tally.key(i));
        }
        return tally.finish(isCut || batches.hasNext());
    }
}
