package dev.evenkeel.skew.spark;

import com.google.common.primitives.Longs;
import dev.evenkeel.core.stats.FrequentKey;
import dev.evenkeel.core.stats.KeyBytes;
import dev.evenkeel.skew.SkewOptions;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeProjection;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.unsafe.Platform;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * What one task counts of an observed key, in however many partitions it reads.
 *
 * <p>Memory: a {@link KeyTally}, and a hundred bytes a partition. Not thread-safe.
 */
final class TaskTally {
    /** What travels with a key beside its bytes: hash, count and length. */
    private static final int BYTES_A_KEY = 20;

    private static final int BYTES_OF_DISTINCT = 4096;

    private final int counters;
    private final RowsRead read = new RowsRead();
    private final KeyTally keys;
    private final NumberKey number;
    private final TextKey text = new TextKey();
    private final StructKey struct;

    /**
     * A tally of keys of these types.
     *
     * @param types the type of each column
     * @param counters keys that the sketch keeps
     */
    TaskTally(DataType[] types, int counters) {
        this.counters = counters;
        keys = new KeyTally(counters);
        number = new NumberKey(NumberKind.of(types[0]).orElse(NumberKind.LONG));
        struct = new StructKey(types);
    }

    void addNull(long row) {
        if (read.isNew(row)) keys.addNulls(1);
    }

    void add(long row, long key) {
        if (!read.isNew(row)) return;
        number.bits = key;
        keys.add(number.hash(), 1, number);
    }

    void add(long row, UTF8String key) {
        if (!read.isNew(row)) return;
        text.text = key;
        keys.add(text.hash(), 1, text);
    }

    void add(long row, long hash, InternalRow key) {
        if (!read.isNew(row)) return;
        struct.fields = key;
        keys.add(hash, 1, struct);
    }

    /**
     * {@return what was counted}
     *
     * @param action names the action that the task runs for
     * @param stage the stage that it is a task of
     * @param mostBytes what the sketch may weigh; where it would be more, fewer keys are kept
     */
    TaskReading finish(String action, int stage, long mostBytes) {
        Map<Integer, Long> rows = read.perPartition();
        return new TaskReading(action, stage, rows, rows.isEmpty() ? null : sketch(mostBytes));
    }

    private KeyStatistic sketch(long mostBytes) {
        KeyStatistic sketch = keys.finish();
        for (int kept = counters / 2; weight(sketch) > mostBytes && kept >= SkewOptions.FEWEST_COUNTERS; kept /= 2) {
            sketch = sketch.merge(KeyStatistic.none(kept));
        }
        return sketch;
    }

    private static long weight(KeyStatistic sketch) {
        long weight = BYTES_OF_DISTINCT;
        for (FrequentKey key : sketch.rows().frequent().keys()) weight += BYTES_A_KEY + key.key().length;
        return weight;
    }

    /** A whole number, as {@link KeyForm#number} reads it. */
    private static final class NumberKey implements KeyBytes {
        private final NumberKind kind;
        private long bits;

        NumberKey(NumberKind kind) {
            this.kind = kind;
        }

        long hash() {
            return kind.hash(bits, VectorKey.SEED);
        }

        @Override
        public int length() {
            return Long.BYTES;
        }

        @Override
        public void copyTo(byte[] target, int at) {
            System.arraycopy(Longs.toByteArray(bits), 0, target, at, Long.BYTES);
        }
    }

    /** A string, as {@link KeyForm#text} reads it. */
    private static final class TextKey implements KeyBytes {
        private UTF8String text = UTF8String.EMPTY_UTF8;

        long hash() {
            return XXH64.hashUnsafeBytes(text.getBaseObject(), text.getBaseOffset(), text.numBytes(), VectorKey.SEED);
        }

        @Override
        public int length() {
            return text.numBytes();
        }

        @Override
        public void copyTo(byte[] target, int at) {
            text.writeToMemory(target, (long) Platform.BYTE_ARRAY_OFFSET + at);
        }
    }

    /** A row of the key's columns, as {@link KeyForm#row} reads it; put into Spark's binary format where it is kept. */
    private static final class StructKey implements KeyBytes {
        private final DataType[] types;
        private final RowKey binary = new RowKey();
        private @Nullable InternalRow fields;
        private @Nullable UnsafeProjection toBinary;

        StructKey(DataType[] types) {
            this.types = types;
        }

        @Override
        public int length() {
            if (toBinary == null) toBinary = UnsafeProjection.create(types);
            binary.of(toBinary.apply(fields));
            return binary.length();
        }

        @Override
        public void copyTo(byte[] target, int at) {
            binary.copyTo(target, at);
        }
    }
}
