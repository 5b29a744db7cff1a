package dev.evenkeel.core.partition;

import dev.evenkeel.core.unit.Ratio;
import java.util.List;

/**
 * How the rows of a shuffle lie on its key.
 *
 * <p>Example: of 10 million rows 30 % have key 42 and the rest a key each; on 200 partitions the largest would have 3
 * million rows and a 200th of the rest, 60.7 times the mean.
 *
 * @param columns of the key
 * @param rows of the Dataset
 * @param heaviest keys with the most rows, the first the heaviest
 * @param error rows at most of a key that is not listed
 */
public record KeyFacts(List<String> columns, long rows, List<HeavyKey> heaviest, long error) {
    /**
     * A key and its rows.
     *
     * @param value as Spark prints it, columns separated by commas
     * @param rows that have it
     * @param placement the hash by which Spark's hash partitioning places it
     */
    public record HeavyKey(String value, long rows, int placement) {}

    /** Keeps a copy of the lists. */
    public KeyFacts {
        columns = List.copyOf(columns);
        heaviest = List.copyOf(heaviest);
    }

    /**
     * {@return the rows of the largest partition of a hash shuffle on the key}
     *
     * <p>Listed keys are placed as Spark places them, by pmod of their Murmur3 hash; all else is taken as spread
     * evenly.
     */
    public double largestPartition(int partitions) {
        double[] placed = new double[partitions];
        double rest = rows;
        for (HeavyKey key : heaviest) {
            placed[Math.floorMod(key.placement(), partitions)] += key.rows();
            rest -= key.rows();
        }
        double largest = 0;
        for (double listed : placed) largest = Math.max(largest, listed);
        return largest + Math.max(0, rest) / partitions;
    }

    /** {@return the rows of the heaviest key; 0 without rows} */
    public long heaviestRows() {
        return heaviest.isEmpty() ? 0 : heaviest.get(0).rows();
    }

    /** {@return the part of all rows that the heaviest key has} */
    public Ratio heaviestShare() {
        return Ratio.of(heaviestRows(), rows);
    }
}
