package dev.evenkeel.joins.choose;

import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinTasks.Amount;

/**
 * What the rows and pairs of one join cost by how wide they are and how tasks join them, in nanoseconds on one core.
 *
 * <p>Example: on sides of 56 bytes a row, a key with 3 million left rows and one right row costs 0.88 s to sort and to
 * merge, and 0.16 s for its pairs.
 *
 * <p>Pure.
 */
final class JoinWork {
    private final JoinFacts facts;
    private final LocalJoin local;
    private final double pair;
    private final Rest rest;

    JoinWork(JoinFacts facts, LocalJoin local) {
        this.facts = facts;
        this.local = local;
        this.pair = local.pair() + Rates.PAIR + Rates.PAIR_BYTE * pairBytes();
        this.rest = rest(facts);
    }

    /**
     * The rows and pairs of the keys that are not heavy.
     *
     * @param left rows of the left side
     * @param right rows of the right side
     * @param pairs pairs of the result
     */
    record Rest(double left, double right, double pairs) {}

    private static Rest rest(JoinFacts facts) {
        double left = facts.left().keyed();
        double right = facts.right().keyed();
        double pairs = facts.expectedPairs();
        for (HeavyKey key : facts.heavyKeys()) {
            left -= key.leftRows();
            right -= key.rightRows();
            pairs -= facts.pairs(key);
        }
        return new Rest(Math.max(0, left), Math.max(0, right), Math.max(0, pairs));
    }

    /** A semi or anti join gives the left row alone. */
    private double pairBytes() {
        return bytes(Side.LEFT) + (facts.type().looksOnce() ? 0 : bytes(Side.RIGHT));
    }

    private double bytes(Side side) {
        return facts.side(side).binaryRowBytes();
    }

    /** {@return the cost of reading a row of that side} */
    double scan(Side side) {
        return Rates.SCAN + Rates.SCAN_BYTE * bytes(side);
    }

    /** {@return the cost of writing so many rows of that side to a shuffle} */
    double write(Side side, double rows) {
        return Math.max(0, rows) * (Rates.WRITE + Rates.WRITE_BYTE * bytes(side));
    }

    /** {@return the cost of reading so many rows of that side from a shuffle and bringing them to their partners} */
    double join(Side side, double rows) {
        double bytes = bytes(side);
        return Math.max(0, rows) * (Rates.READ + Rates.READ_BYTE * bytes + local.row(bytes));
    }

    /** {@return so many rows of that side, by that cost and by their bytes in a shuffle} */
    Amount amount(Side side, double rows) {
        double count = Math.max(0, rows);
        return new Amount(join(side, count), count * facts.side(side).shuffledRowBytes());
    }

    /** {@return the rows of that side that have no key and are shuffled} */
    Amount nulls(Side side) {
        return amount(side, facts.shuffledNulls(side));
    }

    /** {@return the cost of making so many pairs of the result} */
    double pairs(double pairs) {
        return Math.max(0, pairs) * pair;
    }

    /** {@return the cost of a key in one task: its rows and its pairs} */
    double of(HeavyKey key) {
        return join(Side.LEFT, key.leftRows()) + join(Side.RIGHT, key.rightRows()) + pairs(facts.pairs(key));
    }

    /** {@return the cost of moving and joining so many copies of rows of that side} */
    double copies(Side side, double rows) {
        return write(side, rows) + join(side, rows);
    }

    /** {@return the rows and pairs of the keys that are not heavy} */
    Rest rest() {
        return rest;
    }

    /** {@return the cost of those, and of rows without a key, in all tasks together} */
    double ofRest() {
        return join(Side.LEFT, rest.left() + facts.shuffledNulls(Side.LEFT))
                + join(Side.RIGHT, rest.right() + facts.shuffledNulls(Side.RIGHT))
                + pairs(rest.pairs());
    }

    /** {@return the cost of all rows and pairs in all tasks together} */
    double whole() {
        return ofRest() + facts.heavyKeys().stream().mapToDouble(this::of).sum();
    }
}
