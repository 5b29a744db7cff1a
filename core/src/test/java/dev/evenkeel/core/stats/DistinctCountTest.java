package dev.evenkeel.core.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.MergeLaws;
import dev.evenkeel.testkit.SeedSource;
import dev.evenkeel.testkit.Seeds;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctCountTest {
    /** Of 200 trials 0.5 fall outside three standard errors on average; more than 5 would be one chance in 100,000. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000})
    void theTrueNumberIsWithinThreeStandardErrors(int keys) {
        long outside = SeedSource.seeds(200)
                .filter(seed -> !holds(count(seed, keys).estimate(), keys))
                .count();
        assertThat(outside).isLessThanOrEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 10_000, 100_000})
    void theMeanErrorIsWhatThePaperSays(int keys) {
        double squares = SeedSource.seeds(200)
                .mapToDouble(seed -> count(seed, keys).estimate().orElse(0) / keys - 1)
                .map(error -> error * error)
                .average()
                .orElseThrow();
        assertThat(Math.sqrt(squares)).isLessThan(1.25 * 1.04 / 64);
    }

    @Test
    void noRowsAreExactlyNoKeysAndOneKeyIsOne() {
        assertThat(DistinctCount.none().estimate()).isEqualTo(new Estimate.Exact(0));
        assertThat(count(3, 1).estimate().orElse(0)).isEqualTo(1);
    }

    @Test
    void countingAKeyAgainChangesNothing() {
        DistinctCount.Counter counter = new DistinctCount.Counter();
        counter.add(KeyStream.hash(7));
        DistinctCount once = counter.finish();
        counter.add(KeyStream.hash(7));
        assertThat(counter.finish()).isEqualTo(once);
    }

    @Test
    void theExtremeHashesAreCounted() {
        DistinctCount.Counter counter = new DistinctCount.Counter();
        counter.add(0);
        counter.add(-1);
        counter.add(Long.MIN_VALUE);
        assertThat(counter.finish().estimate().isKnown()).isTrue();
        assertThat(counter.finish().estimate().orElse(0)).isBetween(2.0, 4.0);
    }

    @Seeds(50)
    void mergingKeepsTheLawsExactly(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<DistinctCount> parts = List.of(
                count(random.nextLong(), random.nextInt(10)),
                count(random.nextLong(), random.nextInt(3000)),
                count(random.nextLong(), random.nextInt(100_000)));
        MergeLaws.check(parts, DistinctCount.none(), DistinctCount::merge, DistinctCount::equals);
    }

    @Seeds(50)
    void mergingPartsEqualsCountingTheWhole(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DistinctCount.Counter whole = new DistinctCount.Counter();
        DistinctCount.Counter[] parts = {new DistinctCount.Counter(), new DistinctCount.Counter()};
        for (int row = 0; row < 5000; row++) {
            long hash = KeyStream.hash(random.nextInt(3000));
            whole.add(hash);
            parts[random.nextInt(2)].add(hash);
        }
        assertThat(parts[0].finish().merge(parts[1].finish())).isEqualTo(whole.finish());
    }

    private static DistinctCount count(long seed, int keys) {
        DistinctCount.Counter counter = new DistinctCount.Counter();
        long first = KeyStream.hash(seed);
        for (int key = 0; key < keys; key++) counter.add(KeyStream.hash(first + key));
        return counter.finish();
    }

    private static boolean holds(Estimate estimate, double truth) {
        return estimate.fold(
                exact -> exact.value() == truth,
                bounded -> bounded.lower() <= truth && truth <= bounded.upper(),
                unknown -> false);
    }
}
