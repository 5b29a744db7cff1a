package dev.evenkeel.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.testkit.MergeLaws;
import dev.evenkeel.testkit.Seeds;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PartitionSizesTest {
    @Seeds(200)
    void theFiguresEqualTheirDefinitions(long seed) {
        PartitionSizes sizes = PartitionSizes.of(random(new SplittableRandom(seed)));
        List<Long> sorted = sizes.rows().values().stream().sorted().toList();
        int n = sorted.size();
        double mean = sorted.stream().mapToLong(x -> x).average().orElse(0);

        assertThat(sizes.total()).isEqualTo(sorted.stream().mapToLong(x -> x).sum());
        assertThat(sizes.largest()).isEqualTo(sorted.get(n - 1));
        assertThat(sizes.median()).isEqualTo((sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2.0);
        assertThat(sizes.empty())
                .isEqualTo((int) sorted.stream().filter(x -> x == 0).count());
        assertThat(sizes.maxToMean()).isEqualTo(mean == 0 ? 1 : sorted.get(n - 1) / mean, within(1e-9));
        assertThat(sizes.gini()).isCloseTo(giniByItsDefinition(sorted, mean), within(1e-9));
    }

    @Seeds(50)
    void worstAreTheLargestFirstAndTiesByTheirNumber(long seed) {
        PartitionSizes sizes = PartitionSizes.of(random(new SplittableRandom(seed)));
        List<Integer> worst = sizes.worst(3);
        assertThat(worst).hasSize(Math.min(3, sizes.partitions()));
        for (int i = 1; i < worst.size(); i++) {
            long before = rows(sizes, worst.get(i - 1));
            long after = rows(sizes, worst.get(i));
            assertThat(before > after || (before == after && worst.get(i - 1) < worst.get(i)))
                    .isTrue();
        }
        long least = rows(sizes, worst.get(worst.size() - 1));
        sizes.rows().forEach((id, rows) -> {
            if (!worst.contains(id)) assertThat(rows).isLessThanOrEqualTo(least);
        });
    }

    @Seeds(50)
    void mergingKeepsTheLawsExactly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PartitionSizes> parts =
                List.of(PartitionSizes.of(random(random)), PartitionSizes.of(random(random)), PartitionSizes.of(3, 5));
        MergeLaws.check(parts, PartitionSizes.none(), PartitionSizes::merge, PartitionSizes::equals);
    }

    @Test
    void aPartitionCountedTwiceIsOnePartition() {
        PartitionSizes twice = PartitionSizes.of(3, 10).merge(PartitionSizes.of(3, 10));
        assertThat(twice.total()).isEqualTo(10);
        assertThat(twice.partitions()).isEqualTo(1);
    }

    @Test
    void noPartitionsAndEmptyPartitionsAreEven() {
        for (PartitionSizes sizes : List.of(PartitionSizes.none(), PartitionSizes.of(Map.of(0, 0L, 1, 0L)))) {
            assertThat(sizes.maxToMean()).isEqualTo(1);
            assertThat(sizes.gini()).isZero();
            assertThat(sizes.median()).isZero();
            assertThat(sizes.largest()).isZero();
        }
        assertThat(PartitionSizes.none().worst(3)).isEmpty();
    }

    @Test
    void allRowsInOneOfManyPartitionsIsNearlyGiniOne() {
        TreeMap<Integer, Long> rows = new TreeMap<>();
        for (int id = 0; id < 1000; id++) rows.put(id, id == 17 ? 1_000_000L : 0L);
        assertThat(PartitionSizes.of(rows).gini()).isCloseTo(0.999, within(1e-12));
    }

    private static long rows(PartitionSizes sizes, int partition) {
        return sizes.rows().getOrDefault(partition, 0L);
    }

    /** The mean absolute difference of all pairs over twice the mean. */
    private static double giniByItsDefinition(List<Long> sizes, double mean) {
        double differences = 0;
        for (long a : sizes) for (long b : sizes) differences += Math.abs(a - b);
        return mean == 0 ? 0 : differences / (2.0 * sizes.size() * sizes.size() * mean);
    }

    private static Map<Integer, Long> random(SplittableRandom random) {
        TreeMap<Integer, Long> rows = new TreeMap<>();
        int partitions = 1 + random.nextInt(30);
        for (int i = 0; i < partitions; i++) {
            rows.put(random.nextInt(100), random.nextInt(4) == 0 ? 0L : random.nextLong(1_000));
        }
        return rows;
    }
}
