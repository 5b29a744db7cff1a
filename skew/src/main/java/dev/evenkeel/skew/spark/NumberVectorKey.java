package dev.evenkeel.skew.spark;

import com.google.common.primitives.Longs;
import dev.evenkeel.core.stats.KeyBytes;
import java.io.Serial;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/**
 * A key of one column whose values fit into eight bytes.
 *
 * <p>A batch is hashed first and counted then: a wrong guess of the processor whether a key is held then costs no
 * hashing again. On 20 million rows of a long this took 8.4 ns a row in place of 9.6.
 */
final class NumberVectorKey implements VectorKey, KeyBytes {
    @Serial
    private static final long serialVersionUID = 1;

    private final DataType type;
    private final NumberKind kind;
    private final int place;
    private long[] values = {};
    private long[] hashes = {};
    private long value;

    NumberVectorKey(DataType type, int place) {
        this.type = type;
        this.kind = NumberKind.of(type).orElseThrow();
        this.place = place;
    }

    @Override
    public void count(ColumnarBatch batch, int rows, RowChoice choice, KeyTally tally) {
        int read = read(batch.column(place), rows, choice, tally);
        for (int i = 0; i < read; i++) {
            if (tally.count(hashes[i], 1)) continue;
            value = values[i];
            tally.keep(hashes[i], 1, this);
        }
    }

    /** Reads and hashes the chosen rows, and gives how many of them have a key. */
    private int read(ColumnVector column, int rows, RowChoice choice, KeyTally tally) {
        if (values.length < rows) {
            values = new long[rows];
            hashes = new long[rows];
        }
        boolean hasNulls = column.hasNull();
        int read = 0;
        long nulls = 0;
        int row = choice.first();
        for (; row < rows; row += choice.gap()) {
            if (hasNulls && column.isNullAt(row)) {
                nulls++;
                continue;
            }
            long bits = kind.bits(column, row);
            values[read] = bits;
            hashes[read++] = kind.hash(bits, SEED);
        }
        choice.carry(row - rows);
        tally.addNulls(nulls);
        return read;
    }

    @Override
    public int length() {
        return Long.BYTES;
    }

    @Override
    public void copyTo(byte[] target, int at) {
        System.arraycopy(Longs.toByteArray(value), 0, target, at, Long.BYTES);
    }

    @Override
    public KeyForm form() {
        return KeyForm.number(type);
    }
}
