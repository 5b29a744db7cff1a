package dev.evenkeel.joins.choose;

import dev.evenkeel.joins.Side;

/**
 * A key that is frequent on a side of a join, with its rows on both.
 *
 * @param text the key's values, for people
 * @param partitionHash the hash by which Spark places the key
 * @param leftRows rows on the left
 * @param rightRows rows on the right
 */
public record HeavyKey(String text, int partitionHash, double leftRows, double rightRows) {
    /** {@return rows on a side} */
    public double rows(Side side) {
        return side == Side.LEFT ? leftRows : rightRows;
    }

    /** {@return pairs that the key gives} */
    public double pairs() {
        return leftRows * rightRows;
    }
}
