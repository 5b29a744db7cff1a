package dev.evenkeel.skew.judge;

import dev.evenkeel.skew.HeavyHitter;

/**
 * The predicted largest over mean partition of a hash shuffle on a key.
 *
 * <p>Example: one key with 30 % of the rows on 200 partitions gives 0.3 · 200 + 0.7 = 60.7.
 *
 * <p>Implementation note: heavy hitters and null rows are placed as Spark's {@code HashPartitioning} places them, by
 * pmod of their real Murmur3 hash (rows in which only some columns of a composite key are null are taken to be where
 * the rows are in which all are, which is the worst case); all other rows are taken as spread evenly. Pure; O(partitions + heavy hitters).
 */
public final class Imbalance {
    private Imbalance() {}

    /** {@return largest over mean, at least 1; 1 where there are no rows} */
    public static double of(SkewFacts facts, int partitions) {
        if (partitions < 1) throw new IllegalArgumentException("partitions must be at least 1: " + partitions);
        if (facts.rows() == 0) return 1;
        double[] rows = new double[partitions];
        double placed = facts.nullRows();
        rows[Math.floorMod(facts.nullHash(), partitions)] += facts.nullRows();
        for (HeavyHitter key : facts.heavyHitters()) {
            rows[Math.floorMod(key.partitionHash(), partitions)] += key.estimate();
            placed += key.estimate();
        }
        double largest = 0;
        for (double own : rows) largest = Math.max(largest, own);
        double spread = Math.max(0, facts.rows() - placed) / partitions;
        return Math.max(1, (largest + spread) * partitions / facts.rows());
    }
}
