package dev.evenkeel.joins.choose;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;

/**
 * The memory that Spark's hash relation of a broadcast side takes, from its rows, keys and row width.
 *
 * <p>Example: 1 million rows of 24 bytes with as many long keys take 64 MiB: a page of 32 MiB, the next power of two
 * of 1 million × (8 + 24) bytes, and an index of 32 MiB.
 *
 * <p>Pure. Growing any argument never makes the relation smaller, but for keys that become dense.
 *
 * <p>Implementation note: the layouts of Spark's {@code LongToUnsafeRowMap} and {@code BytesToBytesMap}, read in 3.5.9,
 * 4.0.4, 4.1.3 and 4.2.0.
 * Long keys: each row and a pointer of 8 bytes in one page that doubles when it is full; an index of 16 bytes for each
 * of the next power of two of the rows places, doubled while more than half of them are taken; where the keys' range is
 * below twice the places, or below 1,024, an index of 8 bytes for each number in the range instead.
 * Other keys: 8 bytes of lengths, key, row and a pointer of 8 bytes, which never cross the end of a page, and an index
 * of 16 bytes for each of the next power of two of 1.5 × rows places, doubled as soon as half of them are taken.
 */
public final class HashedRelationSize {
    private static final double POINTER = 8;
    private static final double RECORD = 16;
    private static final double PAGE_HEADER = 4;
    private static final double LARGEST_LONG_PAGE = 8.0 * (1L << 30);
    private static final double FEWEST_PLACES = 64;
    private static final double ALWAYS_DENSE = 1024;
    private static final double PLACE = 16;
    private static final double DENSE_PLACE = 8;
    private static final double NARROWEST_ENTRY = 16;

    private HashedRelationSize() {}

    /** {@return the size of a relation of that shape, where memory comes in those pages} */
    public static RelationSize of(RelationShape shape, RelationPages pages) {
        if (shape.rows() == 0) return RelationSize.EMPTY;
        return shape.form() == JoinFacts.KeyForm.LONG
                ? longKeys(shape, pages.firstLong().bytes())
                : otherKeys(shape, pages.page().bytes());
    }

    /**
     * {@return the size of the relation as it counts against a limit, on typical pages, with sparse keys}
     *
     * @param form how keys are held
     * @param rows rows
     * @param distinctKeys different keys
     * @param entryBytes bytes of a row in Spark's binary row format and, unless it is held as a long, of its key in it
     */
    public static ByteSize of(JoinFacts.KeyForm form, double rows, double distinctKeys, double entryBytes) {
        RelationShape shape = new RelationShape(form, rows, distinctKeys, entryBytes, new Estimate.Unknown());
        return of(shape, RelationPages.TYPICAL).counted();
    }

    /** {@return the least that the relation of so many rows can count, whatever is in them} */
    public static ByteSize atLeast(JoinFacts.KeyForm form, double rows) {
        return of(form, rows, 1, NARROWEST_ENTRY);
    }

    private static RelationSize longKeys(RelationShape shape, double firstPage) {
        double used = shape.rows() * (POINTER + shape.entryBytes());
        double page = Math.max(firstPage, POINTER + shape.entryBytes());
        while (page < used && page < LARGEST_LONG_PAGE) page *= 2;
        page = Math.max(page, used);
        boolean isFirst = page <= firstPage;
        double asked = nextPowerOfTwo(shape.rows());
        double places = Math.max(asked, nextPowerOfTwo(2 * shape.distinctKeys()));
        double sparse = PLACE * places;
        double range = shape.keyRange().orElse(Double.POSITIVE_INFINITY);
        boolean isDense = range < 2 * places || range < ALWAYS_DENSE;
        double index = isDense ? DENSE_PLACE * (range + 1) : sparse;
        double copied = Math.max(isFirst ? 0 : page / 2, places > asked ? sparse / 2 : 0);
        double packing = page + sparse + (isDense ? index : 0);
        return size(page + index, used + index, isFirst ? 0 : page - used, Math.max(page + sparse + copied, packing));
    }

    private static RelationSize otherKeys(RelationShape shape, double page) {
        double entry = RECORD + shape.entryBytes();
        double used = shape.rows() * entry;
        double inOnePage = Math.floor((page - PAGE_HEADER) / entry);
        double pages =
                inOnePage >= 1 ? Math.ceil(shape.rows() / inOnePage) * page : shape.rows() * (entry + PAGE_HEADER);
        double asked = Math.max(FEWEST_PLACES, nextPowerOfTwo(Math.floor(1.5 * shape.rows() + 1)));
        double places = asked;
        while (shape.distinctKeys() >= places / 2) places *= 2;
        double index = PLACE * places;
        double counted = pages <= page ? 0 : pages - used;
        return size(pages + index, used + index, counted, pages + index + (places > asked ? index / 2 : 0));
    }

    private static RelationSize size(double held, double filled, double countedSlack, double whileBuilt) {
        return new RelationSize(
                ByteSize.nearest(held),
                ByteSize.nearest(filled),
                ByteSize.nearest(filled + countedSlack),
                ByteSize.nearest(Math.max(held, whileBuilt)));
    }

    private static double nextPowerOfTwo(double value) {
        return value <= 1 ? 1 : Math.pow(2, Math.ceil(Math.log(value) / Math.log(2) - 1e-9));
    }
}
