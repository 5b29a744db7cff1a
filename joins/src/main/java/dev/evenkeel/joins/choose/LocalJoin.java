package dev.evenkeel.joins.choose;

import dev.evenkeel.joins.SaltLayout;

/**
 * How a task of a shuffle join brings the rows that it has together, and what a row and a pair cost there.
 *
 * <p>Spark sorts by radix where one number is the whole order, which a key with a salt is not: so a salted join is
 * better hashed, unless its pairs are many, each of which a hash table finds by a pointer of its own.
 */
enum LocalJoin {
    /** Both sides are sorted by the key and merged. */
    SORT_MERGE(Rates.JOIN, Rates.JOIN_BYTE, 0),
    /** Both sides are sorted by the key and a salt, and merged. */
    SALTED_SORT_MERGE(Rates.SALTED_JOIN, Rates.SALTED_JOIN_BYTE, 0),
    /** The rows of one side are held in a hash table, in which those of the other are looked up. */
    HASH(Rates.HASH_JOIN, Rates.HASH_JOIN_BYTE, Rates.HASHED_PAIR);

    private final double row;
    private final double rowByte;
    private final double pair;

    LocalJoin(double row, double rowByte, double pair) {
        this.row = row;
        this.rowByte = rowByte;
        this.pair = pair;
    }

    /** {@return how the cells of a layout are joined} */
    static LocalJoin of(SaltLayout layout) {
        return layout.hashed().isPresent() ? HASH : SALTED_SORT_MERGE;
    }

    /** {@return nanoseconds for a row of so many bytes} */
    double row(double bytes) {
        return row + rowByte * bytes;
    }

    /** {@return nanoseconds for a pair, beside those of writing it} */
    double pair() {
        return pair;
    }
}
