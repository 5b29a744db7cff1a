package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;

/**
 * The memory that Spark's hash relation of a broadcast side takes, from its rows, keys and row width.
 *
 * <p>Example: 1 million rows of 24 bytes with as many long keys take 64 MiB: a page of 32 MiB, the next power of two
 * of 1 million × (8 + 24) bytes, and an index of 32 MiB.
 *
 * <p>Pure. Growing any argument never makes the relation smaller.
 *
 * <p>Implementation note: the layouts of Spark's {@code LongToUnsafeRowMap} and {@code BytesToBytesMap}. Long keys are
 * taken as sparse; a dense range of them has a smaller index. Rows with keys of other types lie in pages of memory,
 * taken as 32 MiB each. Below one page only the used part of it is counted: a relation of a single row takes that page
 * too, so it says nothing about the side. 4.2 takes at least one page for long keys as well.
 */
public final class HashedRelationSize {
    private static final long SMALLEST_PAGE = 1L << 20;
    private static final long PAGE = 32L << 20;
    private static final double SMALLEST_INDEX = 64;
    private static final double NARROWEST_ENTRY = 16;

    private HashedRelationSize() {}

    /**
     * {@return the size of the relation}
     *
     * @param form how keys are held
     * @param rows rows
     * @param distinctKeys different keys
     * @param entryBytes bytes of a row in Spark's binary row format and, unless it is held as a long, of its key in it
     */
    public static ByteSize of(JoinFacts.KeyForm form, double rows, double distinctKeys, double entryBytes) {
        return form == JoinFacts.KeyForm.LONG
                ? longKeys(rows, distinctKeys, entryBytes)
                : rowKeys(rows, distinctKeys, entryBytes);
    }

    /** {@return the least that the relation of so many rows can take, whatever is in them} */
    public static ByteSize atLeast(JoinFacts.KeyForm form, double rows) {
        return of(form, rows, 1, NARROWEST_ENTRY);
    }

    private static ByteSize longKeys(double rows, double distinctKeys, double rowBytes) {
        double page = Math.max(SMALLEST_PAGE, nextPowerOfTwo(rows * (8 + rowBytes)));
        double index = 16 * Math.max(nextPowerOfTwo(rows), nextPowerOfTwo(2 * distinctKeys));
        return ByteSize.nearest(page + index);
    }

    private static ByteSize rowKeys(double rows, double distinctKeys, double entryBytes) {
        double used = rows * (16 + entryBytes);
        double pages = used <= PAGE ? used : Math.ceil(used / PAGE) * PAGE;
        double places = Math.max(nextPowerOfTwo(1.5 * rows + 1), nextPowerOfTwo(2 * distinctKeys));
        return ByteSize.nearest(pages + 16 * Math.max(SMALLEST_INDEX, places));
    }

    private static double nextPowerOfTwo(double value) {
        return value <= 1 ? 1 : Math.pow(2, Math.ceil(Math.log(value) / Math.log(2) - 1e-9));
    }
}
