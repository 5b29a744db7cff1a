package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.KeyBytes;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.unsafe.Platform;
import org.jspecify.annotations.Nullable;

/** A key that is a row in Spark's binary format; one object for all rows of a scan. */
final class RowKey implements KeyBytes {
    private @Nullable UnsafeRow row;

    /** Takes another row, which stays valid until the key was counted. */
    void of(UnsafeRow other) {
        row = other;
    }

    @Override
    public int length() {
        return row().getSizeInBytes();
    }

    @Override
    public void copyTo(byte[] target, int at) {
        row().writeToMemory(target, (long) Platform.BYTE_ARRAY_OFFSET + at);
    }

    private UnsafeRow row() {
        if (row == null) throw new IllegalStateException("no row was taken");
        return row;
    }
}
