package dev.evenkeel.skew.judge;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.skew.HeavyHitter;
import java.util.List;

/**
 * What was measured about one key.
 *
 * @param columns the key's columns
 * @param rows rows, those without a key included
 * @param nullRows rows in which a column of the key is null
 * @param distinctKeys how many different keys there are, null not counted
 * @param heavyHitters the most frequent keys, the most frequent first
 * @param error rows that a key which is not listed can have at the most
 * @param nullHash the hash by which Spark places the rows without a key
 */
public record SkewFacts(
        List<String> columns,
        long rows,
        long nullRows,
        Estimate distinctKeys,
        List<HeavyHitter> heavyHitters,
        long error,
        int nullHash) {
    /** Keeps copies of the lists. */
    public SkewFacts {
        columns = List.copyOf(columns);
        heavyHitters = List.copyOf(heavyHitters);
    }

    /** {@return rows of the most frequent key; 0 where there is none} */
    public long largestKey() {
        return heavyHitters.isEmpty() ? 0 : heavyHitters.get(0).estimate();
    }

    /** {@return rows of the most frequent key over the mean per key; 1 where there are no keys} */
    public double maxToMean() {
        double keyed = rows - nullRows;
        return keyed == 0 ? 1 : Math.max(1, largestKey() * distinctKeys.orElse(1) / keyed);
    }
}
