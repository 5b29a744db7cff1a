package dev.evenkeel.skew.judge;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeyLoad;
import java.util.List;
import java.util.Optional;

/**
 * What was measured about one key.
 *
 * @param columns the key's columns
 * @param types the type of each column, as Spark's SQL writes it
 * @param distinctKeys how many different keys there are, null not counted
 * @param load rows by key
 * @param bytes bytes of rows by key, where they were asked for
 */
public record SkewFacts(
        List<String> columns, List<String> types, Estimate distinctKeys, KeyLoad load, Optional<KeyLoad> bytes) {
    /** Keeps copies of the lists. */
    public SkewFacts {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }

    /** {@return rows, those without a key included} */
    public long rows() {
        return load.total();
    }

    /** {@return rows without a key} */
    public long nullRows() {
        return load.ofNulls();
    }

    /** {@return the most frequent keys, the most frequent first} */
    public List<HeavyHitter> heavyHitters() {
        return load.heavyHitters();
    }

    /** {@return rows that a key which is not listed can have at the most} */
    public long error() {
        return load.error();
    }

    /** {@return what the largest key has over the mean per key, in rows or in bytes; 1 where there are no keys} */
    public double maxToMean(KeyLoad of) {
        double keyed = of.total() - of.ofNulls();
        return keyed == 0 ? 1 : Math.max(1, of.largest() * distinctKeys.orElse(1) / keyed);
    }
}
