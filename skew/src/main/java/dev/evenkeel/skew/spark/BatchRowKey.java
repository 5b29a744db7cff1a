package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.KeyBytes;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** A key that is a row of a batch, made a row in Spark's binary format when its bytes are asked for. */
final class BatchRowKey implements KeyBytes {
    private final ColumnarBatch columns;
    private final UnsafeProjection toRow;
    private final RowKey made = new RowKey();
    private int row;
    private boolean isMade;

    /**
     * A key of the first row.
     *
     * @param columns the columns of the key and no others
     * @param toRow makes a row of them; its result is used before the next one is made
     */
    BatchRowKey(ColumnarBatch columns, UnsafeProjection toRow) {
        this.columns = columns;
        this.toRow = toRow;
    }

    /** Takes the row of that number. */
    void at(int other) {
        row = other;
        isMade = false;
    }

    @Override
    public int length() {
        return made().length();
    }

    @Override
    public void copyTo(byte[] target, int at) {
        made().copyTo(target, at);
    }

    private RowKey made() {
        if (!isMade) made.of(toRow.apply(columns.getRow(row)));
        isMade = true;
        return made;
    }
}
