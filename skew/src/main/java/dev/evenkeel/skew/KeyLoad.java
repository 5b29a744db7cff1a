package dev.evenkeel.skew;

import java.util.Arrays;
import java.util.List;

/**
 * How one quantity, the rows of a table or their bytes, lies on the values of a key.
 *
 * <p>Example: of 10 million rows 30 % have key 42 and the rest a key each; on 200 partitions the largest would have
 * {@code imbalance(200)} = 0.3 · 200 + 0.7 = 60.7 times the mean.
 *
 * @param total of all rows, those without a key included
 * @param ofNulls of the rows without a key
 * @param heavyHitters the keys that have most of it, the largest first
 * @param error what a key that is not listed can have at the most
 * @param nullHash the hash by which Spark places the rows without a key
 */
public record KeyLoad(long total, long ofNulls, List<HeavyHitter> heavyHitters, long error, int nullHash) {
    /** Keeps a copy of the list. */
    public KeyLoad {
        heavyHitters = List.copyOf(heavyHitters);
    }

    /** {@return what the largest key has; 0 where there is none} */
    public long largest() {
        return heavyHitters.isEmpty() ? 0 : heavyHitters.get(0).estimate();
    }

    /**
     * {@return what each partition of a hash shuffle on the key would hold}
     *
     * <p>Heavy hitters and rows without a key are placed as Spark's {@code HashPartitioning} places them, by pmod of
     * their real Murmur3 hash; all else is taken as spread evenly.
     *
     * @param partitions partitions of the shuffle, at least 1
     */
    public double[] placedOn(int partitions) {
        if (partitions < 1) throw new IllegalArgumentException("partitions must be at least 1: " + partitions);
        double[] placed = new double[partitions];
        double rest = total - ofNulls;
        placed[Math.floorMod(nullHash, partitions)] += ofNulls;
        for (HeavyHitter key : heavyHitters) {
            placed[Math.floorMod(key.partitionHash(), partitions)] += key.estimate();
            rest -= key.estimate();
        }
        double spread = Math.max(0, rest) / partitions;
        for (int i = 0; i < partitions; i++) placed[i] += spread;
        return placed;
    }

    /** {@return largest over mean partition of such a shuffle, at least 1; 1 where there are no rows} */
    public double imbalance(int partitions) {
        double largest = Arrays.stream(placedOn(partitions)).max().orElse(0);
        return total == 0 ? 1 : Math.max(1, largest * partitions / total);
    }
}
