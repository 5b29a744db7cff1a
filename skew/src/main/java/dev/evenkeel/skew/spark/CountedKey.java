package dev.evenkeel.skew.spark;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.stats.FrequentKeys;
import dev.evenkeel.core.stats.LargestKeys;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeyLoad;
import dev.evenkeel.skew.judge.Extrapolation;
import dev.evenkeel.skew.judge.SkewFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.jspecify.annotations.Nullable;

/**
 * A key that was counted: from the statistic of a pass to the facts about it.
 *
 * @param key what was counted
 * @param types the type of each column
 * @param form how the bytes of a counted key are read back
 */
record CountedKey(Key key, List<DataType> types, KeyForm form) {
    /** {@return the facts from what was counted in every partition} */
    SkewFacts facts(SparkSession spark, KeyStatistic counted) {
        Extrapolation complete = Extrapolation.of(counted.rowCount(), 0, 1, 1, 1);
        KeyStatistic none = KeyStatistic.none(Integer.MAX_VALUE);
        return facts(spark, counted, none, complete, Optional.empty());
    }

    /**
     * {@return the facts from what was counted in a part of the data}
     *
     * @param whole counted in the partitions that were read whole
     * @param heads counted in the first rows of the others
     * @param ofRows from these rows to all
     * @param ofBytes from their bytes to all, where they were weighed
     */
    SkewFacts facts(
            SparkSession spark,
            KeyStatistic whole,
            KeyStatistic heads,
            Extrapolation ofRows,
            Optional<Extrapolation> ofBytes) {
        long counted = whole.rowCount() + heads.rowCount();
        long keyed = counted - whole.rows().ofNulls() - heads.rows().ofNulls();
        return new SkewFacts(
                key.names(),
                types.stream().map(DataType::sql).toList(),
                ofRows.distinct(distinct(whole, heads), counted, keyed),
                load(spark, whole.rows(), heads.rows(), ofRows),
                ofBytes.map(extrapolation -> load(spark, whole.bytes(), heads.bytes(), extrapolation)));
    }

    /** {@return the facts with their rows by key as they were counted one by one} */
    SkewFacts exact(SparkSession spark, SkewFacts facts, LargestKeys counted) {
        List<Extrapolation.Known> known = counted.keys().stream()
                .map(key -> new Extrapolation.Known(key, key.lower(), key.lower(), key.lower()))
                .toList();
        KeyLoad load = load(spark, known, facts.rows(), facts.nullRows(), counted.largestLeftOut());
        return new SkewFacts(
                facts.columns(), facts.types(), new Estimate.Exact(counted.distinct()), load, facts.bytes());
    }

    private KeyLoad load(SparkSession spark, KeyWeights whole, KeyWeights heads, Extrapolation extrapolation) {
        return load(
                spark,
                extrapolation.keys(whole.frequent(), heads.frequent()),
                extrapolation.total(),
                extrapolation.estimate(whole.ofNulls(), heads.ofNulls()),
                extrapolation.error(whole.frequent(), heads.frequent()));
    }

    private KeyLoad load(SparkSession spark, List<Extrapolation.Known> known, long total, long ofNulls, long error) {
        List<List<@Nullable Object>> values = new ArrayList<>();
        for (Extrapolation.Known counted : known)
            values.add(form.values(counted.key().key()));
        values.add(HashedKey.none(types.size()));
        List<HashedKey> hashed = HashedKey.of(spark, types, values);
        List<HeavyHitter> heavy = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            Extrapolation.Known counted = known.get(i);
            heavy.add(new HeavyHitter(
                    values.get(i),
                    counted.estimate(),
                    counted.lower(),
                    counted.upper(),
                    Ratio.of(counted.estimate(), total),
                    counted.key().hash(),
                    hashed.get(i).partitionHash()));
        }
        return new KeyLoad(
                total, ofNulls, heavy, error, hashed.get(known.size()).partitionHash());
    }

    /** Exactly the keys that were kept where none was dropped; else at least those, and at most one a counted row. */
    private static Estimate distinct(KeyStatistic whole, KeyStatistic heads) {
        FrequentKeys kept = whole.rows().frequent().merge(heads.rows().frequent());
        double least = kept.keys().size();
        if (kept.isExact()) return new Estimate.Exact(least);
        double most = kept.total();
        return whole.distinct()
                .merge(heads.distinct())
                .estimate()
                .fold(
                        exact -> exact,
                        seen -> new Estimate.Bounded(
                                Math.max(least, Math.min(most, seen.value())),
                                Math.max(least, Math.min(most, seen.lower())),
                                Math.max(least, Math.min(most, seen.upper()))),
                        unknown -> unknown);
    }
}
