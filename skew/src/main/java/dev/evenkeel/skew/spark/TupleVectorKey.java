package dev.evenkeel.skew.spark;

import dev.evenkeel.skew.spark.Key.Nulls;
import java.io.Serial;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/** A key of several columns, or one in which null is a value. */
final class TupleVectorKey implements VectorKey {
    @Serial
    private static final long serialVersionUID = 1;

    private final ArrayList<VectorPart> parts = new ArrayList<>();
    private final ArrayList<Nulls> nulls = new ArrayList<>();
    private final DataType[] types;
    private final boolean someMustBe;
    private transient @Nullable UnsafeProjection toRow;

    TupleVectorKey(Key key, List<DataType> types, int[] places) {
        this.types = types.toArray(DataType[]::new);
        for (int i = 0; i < places.length; i++) {
            parts.add(new VectorPart(types.get(i), places[i]));
            nulls.add(key.parts().get(i).nullable());
        }
        this.someMustBe = nulls.contains(Nulls.NO_KEY_IF_ALL);
    }

    @Override
    public void count(ColumnarBatch batch, int rows, RowChoice choice, KeyTally tally) {
        ColumnVector[] columns =
                parts.stream().map(part -> batch.column(part.place())).toArray(ColumnVector[]::new);
        BatchRowKey key = new BatchRowKey(new ColumnarBatch(columns, rows), projection());
        int row = choice.first();
        for (; row < rows; row += choice.gap()) {
            if (hasNoKey(columns, row)) {
                tally.addNulls(1);
                continue;
            }
            long hash = SEED;
            for (int i = 0; i < columns.length; i++) hash = parts.get(i).hash(columns[i], row, hash);
            key.at(row);
            tally.add(hash, 1, key);
        }
        choice.carry(row - rows);
    }

    private boolean hasNoKey(ColumnVector[] columns, int row) {
        boolean isAnyThere = !someMustBe;
        for (int i = 0; i < columns.length; i++) {
            boolean isNull = columns[i].isNullAt(row);
            if (isNull && nulls.get(i) == Nulls.NO_KEY) return true;
            if (!isNull && nulls.get(i) == Nulls.NO_KEY_IF_ALL) isAnyThere = true;
        }
        return !isAnyThere;
    }

    private UnsafeProjection projection() {
        if (toRow == null) toRow = UnsafeProjection.create(types);
        return toRow;
    }

    @Override
    public KeyForm form() {
        return KeyForm.row(List.of(types), types.length);
    }
}
