package dev.evenkeel.core.stats;

import com.google.common.math.Quantiles;
import java.io.Serial;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Rows per input partition, or bytes.
 *
 * <p>Example: partitions of 10, 10 and 40 rows have a largest of 40, a median of 10, and a largest over mean of 2.
 *
 * <p>Merging joins the partitions of both; a partition counted twice keeps its larger count. Immutable.
 */
public final class PartitionSizes implements Mergeable<PartitionSizes>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private final SortedMap<Integer, Long> rows;

    private PartitionSizes(SortedMap<Integer, Long> rows) {
        this.rows = rows;
    }

    /** {@return the statistic of no partitions} */
    public static PartitionSizes none() {
        return new PartitionSizes(new TreeMap<>());
    }

    /** {@return the statistic of one partition} */
    public static PartitionSizes of(int partition, long rows) {
        return of(Map.of(partition, rows));
    }

    /** {@return the statistic of the given partitions, rows by partition id} */
    public static PartitionSizes of(Map<Integer, Long> rows) {
        return new PartitionSizes(new TreeMap<>(rows));
    }

    /** {@return rows by partition id} */
    public SortedMap<Integer, Long> rows() {
        return Collections.unmodifiableSortedMap(rows);
    }

    /** {@return rows of that partition; 0 where it was not counted} */
    public long of(int partition) {
        return rows.getOrDefault(partition, 0L);
    }

    /** {@return the number of partitions} */
    public int partitions() {
        return rows.size();
    }

    /** {@return rows of all partitions} */
    public long total() {
        return values().sum();
    }

    /** {@return rows of the largest partition; 0 without partitions} */
    public long largest() {
        return values().max().orElse(0);
    }

    /** {@return rows of the median partition; 0 without partitions} */
    public double median() {
        return rows.isEmpty() ? 0 : Quantiles.median().compute(rows.values());
    }

    /** {@return the number of partitions without a row} */
    public int empty() {
        return (int) values().filter(size -> size == 0).count();
    }

    /** {@return largest over mean, at least 1; 1 where there are no rows} */
    public double maxToMean() {
        long total = total();
        return total == 0 ? 1 : (double) largest() * partitions() / total;
    }

    /**
     * {@return the Gini coefficient of the sizes: 0 where all are equal, towards 1 where one partition has all rows}
     *
     * <p>Implementation note: G = 2 Σ i·x_i / (n Σ x_i) − (n + 1) / n over the sizes in ascending order.
     */
    public double gini() {
        long total = total();
        if (total == 0) return 0;
        long[] sorted = values().sorted().toArray();
        double weighted = 0;
        for (int i = 0; i < sorted.length; i++) weighted += (i + 1.0) * sorted[i];
        return Math.max(0, 2 * weighted / ((double) sorted.length * total) - (sorted.length + 1.0) / sorted.length);
    }

    /** {@return the ids of the largest partitions, the largest first, at most that many} */
    public List<Integer> worst(int count) {
        return largestFirst().limit(count).map(Map.Entry::getKey).toList();
    }

    private Stream<Map.Entry<Integer, Long>> largestFirst() {
        return rows.entrySet().stream()
                .sorted(Map.Entry.<Integer, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()));
    }

    private LongStream values() {
        return rows.values().stream().mapToLong(Long::longValue);
    }

    @Override
    public PartitionSizes merge(PartitionSizes other) {
        TreeMap<Integer, Long> merged = new TreeMap<>(rows);
        other.rows.forEach((partition, size) -> merged.merge(partition, size, Math::max));
        return new PartitionSizes(merged);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PartitionSizes that && rows.equals(that.rows);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }

    @Override
    public String toString() {
        return "PartitionSizes[partitions=" + partitions() + ", rows=" + total() + ", largest=" + largest() + "]";
    }
}
