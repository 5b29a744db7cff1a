package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;

/**
 * The memory that Spark's hash relation of a broadcast side takes, from its rows, keys and row width.
 *
 * <p>Example: 1 million rows of 24 bytes with as many long keys take 64 MiB: a page of 32 MiB, the next power of two
 * of 1 million × (8 + 24) bytes, and an index of 32 MiB.
 *
 * <p>Implementation note: the layouts of Spark's {@code LongToUnsafeRowMap} and {@code BytesToBytesMap}, as read off
 * 16 measured relations on Spark 3.5 to 4.2; 4.2 takes at least one memory page more for a small long relation.
 */
public final class HashedRelationSize {
    private static final long SMALLEST_PAGE = 1L << 20;
    private static final long PAGE = 32L << 20;
    private static final double KEY_ROW_BYTES = 16;

    private HashedRelationSize() {}

    /** {@return the size of the relation; keys are taken as sparse} */
    public static ByteSize of(JoinFacts.KeyForm form, double rows, double distinctKeys, double rowBytes) {
        return form == JoinFacts.KeyForm.LONG ? longKeys(rows, distinctKeys, rowBytes) : rowKeys(rows, rowBytes);
    }

    private static ByteSize longKeys(double rows, double distinctKeys, double rowBytes) {
        double page = Math.max(SMALLEST_PAGE, nextPowerOfTwo(rows * (8 + rowBytes)));
        double index = 16 * Math.max(nextPowerOfTwo(rows), nextPowerOfTwo(2 * distinctKeys));
        return ByteSize.nearest(page + index);
    }

    private static ByteSize rowKeys(double rows, double rowBytes) {
        double pages = Math.ceil(rows * (16 + KEY_ROW_BYTES + rowBytes) / PAGE);
        return ByteSize.nearest(pages * PAGE + 16 * nextPowerOfTwo(2 * rows));
    }

    private static double nextPowerOfTwo(double value) {
        return value <= 1 ? 1 : Math.pow(2, Math.ceil(Math.log(value) / Math.log(2) - 1e-9));
    }
}
