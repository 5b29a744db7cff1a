package dev.evenkeel.core.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.hash.Murmur3_x86_32;
import org.xerial.snappy.Snappy;

/**
 * Values of one column of a sample, and the bytes that a Parquet file would take for them.
 *
 * <p>Example: 10,000 texts of 20 values take 20 entries of a dictionary and 5 bits each; 10,000 random longs take 80
 * KB.
 */
final class ColumnSample {
    private final boolean isFixed;
    private final int fixedBytes;
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final Set<Long> distinct = new HashSet<>();
    private long dictionaryBytes;
    private long values;

    ColumnSample(DataType type) {
        isFixed = UnsafeRow.isFixedLength(type);
        fixedBytes = type.defaultSize() <= 4 ? 4 : 8;
    }

    /** Takes a field of a row in Spark's binary format: null bits, then eight bytes a field, its value or its place. */
    void add(UnsafeRow row, byte[] bytes, int field) {
        if (row.isNullAt(field)) return;
        values++;
        int slot = UnsafeRow.calculateBitSetWidthInBytes(row.numFields()) + 8 * field;
        if (isFixed) {
            append(bytes, slot, fixedBytes);
            return;
        }
        long place = row.getLong(field);
        int length = (int) place;
        for (int shift = 0; shift < 32; shift += 8) plain.write(length >>> shift);
        append(bytes, (int) (place >>> 32), length);
    }

    private void append(byte[] bytes, int from, int length) {
        plain.write(bytes, from, length);
        long at = (long) Platform.BYTE_ARRAY_OFFSET + from;
        long low = Murmur3_x86_32.hashUnsafeBytes2(bytes, at, length, 42) & 0xffffffffL;
        long hash = (long) Murmur3_x86_32.hashUnsafeBytes2(bytes, at, length, 7) << 32 | low;
        if (distinct.add(hash)) dictionaryBytes += isFixed ? length : 4L + length;
    }

    /**
     * {@return dictionary and numbers where these are smaller than the values, as Parquet decides; else the values,
     * compressed}
     */
    long encodedBytes() {
        if (values == 0) return 0;
        int bits = 64 - Long.numberOfLeadingZeros(distinct.size() - 1L);
        long byNumber = dictionaryBytes + (values * bits + 7) / 8;
        return byNumber < plain.size() ? byNumber : compressed(plain.toByteArray());
    }

    private static long compressed(byte[] bytes) {
        try {
            return Snappy.compress(bytes).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
