package dev.evenkeel.benchmarks.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyRuleTest {
    private static final int ROWS = 200_000;

    private static Map<Long, Long> counts(KeyRule rule) {
        return LongStream.range(0, ROWS)
                .map(rule::key)
                .boxed()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Test
    void zipfGivesEachRankItsShare() {
        int keys = 1000;
        double total = IntStream.rangeClosed(1, keys)
                .mapToDouble(rank -> Math.pow(rank, -1.1))
                .sum();
        double[] byCount = counts(KeyRule.zipf(1.1, keys)).values().stream()
                .mapToDouble(count -> (double) count / ROWS)
                .map(share -> -share)
                .sorted()
                .map(share -> -share)
                .toArray();
        for (int rank = 1; rank <= 5; rank++) {
            double share = Math.pow(rank, -1.1) / total;
            double deviation = Math.sqrt(share * (1 - share) / ROWS);
            assertThat(byCount[rank - 1]).as("rank %d", rank).isCloseTo(share, within(4 * deviation));
        }
        assertThat(DoubleStream.of(byCount).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void evenGivesEveryKeyAsManyRows() {
        assertThat(counts(KeyRule.even(1000)))
                .hasSize(1000)
                .allSatisfy((key, count) -> assertThat(count).isEqualTo(ROWS / 1000));
        assertThat(counts(KeyRule.even(ROWS))).hasSize(ROWS);
    }

    @Test
    void anotherRuleOfTheSameParametersGivesTheSameKeys() {
        KeyRule one = KeyRule.zipf(1.1, 1000);
        KeyRule other = KeyRule.zipf(1.1, 1000);
        assertThat(LongStream.range(0, 1000).map(one::key).toArray())
                .isEqualTo(LongStream.range(0, 1000).map(other::key).toArray());
    }

    @Test
    void moreKeysThanStayDistinctAreRefused() {
        assertThatThrownBy(() -> KeyRule.even(0)).hasMessageContaining("keys must be from 1");
        assertThatThrownBy(() -> KeyRule.even(1_000_000_007)).hasMessageEndingWith(": 1000000007");
    }
}
