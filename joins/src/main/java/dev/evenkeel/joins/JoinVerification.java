package dev.evenkeel.joins;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.Ratio;

/**
 * Whether the chosen join gave the rows of Spark's own one, on those keys that a sample took.
 *
 * <p>Example: {@code 1,204 rows by both joins, the same ones, on 1.0 % of the keys; 0 of 3 hot keys were among them}.
 *
 * <p>Rows are compared as multisets by a 64-bit hash of each, columns that hold maps left out: rows that differ are taken
 * for the same by a chance of one in 2^64.
 *
 * @param fraction part of the keys that the sample took
 * @param hotKeysSampled how many of the keys that the strategy treats by themselves were among them
 * @param hotKeys how many there are
 * @param plainRows rows of Spark's own join
 * @param chosenRows rows of the chosen one
 * @param same true where both gave the same rows
 */
public record JoinVerification(
        Ratio fraction, int hotKeysSampled, int hotKeys, long plainRows, long chosenRows, boolean same) {
    @Override
    public String toString() {
        String rows = plainRows == chosenRows
                ? TextLayout.count(plainRows) + " rows by both joins, "
                : TextLayout.count(plainRows) + " rows by Spark's join and " + TextLayout.count(chosenRows)
                        + " by the chosen one, ";
        return rows + (same ? "the same ones" : "NOT the same ones") + ", on " + fraction + " of the keys; "
                + TextLayout.count(hotKeysSampled) + " of " + TextLayout.count(hotKeys) + " hot keys were among them";
    }
}
