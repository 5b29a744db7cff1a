package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.KeyBytes;
import java.io.Serial;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.execution.vectorized.WritableColumnVector;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * A key of one string or binary column.
 *
 * <p>Where a batch comes with a dictionary, the numbers in it are counted first, and each value is read and hashed once
 * a batch.
 */
final class TextVectorKey implements VectorKey, KeyBytes {
    @Serial
    private static final long serialVersionUID = 1;

    private final DataType type;
    private final boolean isString;
    private final int place;
    private final DictionaryCounts numbers = new DictionaryCounts();
    private UTF8String text = UTF8String.EMPTY_UTF8;

    TextVectorKey(DataType type, int place) {
        this.type = type;
        this.isString = type.typeName().equals("string");
        this.place = place;
    }

    @Override
    public void count(ColumnarBatch batch, int rows, RowChoice choice, KeyTally tally) {
        ColumnVector column = batch.column(place);
        boolean hasNulls = column.hasNull();
        WritableColumnVector dictionary = column instanceof WritableColumnVector vector && vector.hasDictionary()
                ? vector.getDictionaryIds()
                : null;
        long nulls = 0;
        int row = choice.first();
        for (; row < rows; row += choice.gap()) {
            if (hasNulls && column.isNullAt(row)) nulls++;
            else if (dictionary != null) numbers.add(dictionary.getDictId(row), row);
            else add(column, row, 1, tally);
        }
        choice.carry(row - rows);
        tally.addNulls(nulls);
        numbers.drain((first, times) -> add(column, first, times, tally));
    }

    private void add(ColumnVector column, int row, long times, KeyTally tally) {
        UTF8String value = text(column, row);
        long hash = XXH64.hashUnsafeBytes(value.getBaseObject(), value.getBaseOffset(), value.numBytes(), SEED);
        if (tally.count(hash, times)) return;
        text = text(column, row); // read again, so that of most rows no object need be made
        tally.keep(hash, times, this);
    }

    private UTF8String text(ColumnVector column, int row) {
        return isString ? column.getUTF8String(row) : UTF8String.fromBytes(column.getBinary(row));
    }

    @Override
    public int length() {
        return text.numBytes();
    }

    @Override
    public void copyTo(byte[] target, int at) {
        text.writeToMemory(target, (long) Platform.BYTE_ARRAY_OFFSET + at);
    }

    @Override
    public KeyForm form() {
        return KeyForm.text(type);
    }
}
