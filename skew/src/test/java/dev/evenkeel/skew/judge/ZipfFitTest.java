package dev.evenkeel.skew.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.core.stats.FrequentKey;
import dev.evenkeel.core.stats.FrequentKeys;
import dev.evenkeel.core.stats.KeyBytes;
import dev.evenkeel.core.stats.KeyCounter;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ZipfFitTest {
    private static final int ROWS = 50_000;
    private static final KeyBytes NO_BYTES = KeyBytes.of(new byte[0]);

    @Seeds(10)
    void theExponentIsFoundInRealSketches(long seed) {
        for (double exponent : new double[] {0.8, 1.1, 1.5}) {
            for (int counters : new int[] {256, 4096}) {
                SplittableRandom random = new SplittableRandom(seed);
                List<HeavyHitter> keys = sketch(zipf(random, 2000, exponent), counters);
                assertThat(keys.get(0).lower() == keys.get(0).upper()).isEqualTo(counters == 4096);
                ZipfFit fit = ZipfFit.of(keys).orElseThrow();
                assertThat(fit.exponent()).isCloseTo(exponent, within(0.1));
                assertThat(fit.deviation()).isBetween(1.0, 1.1);
            }
        }
    }

    /** Chance alone puts 500 keys of about 100 rows each in an order, and so gives the line a slight slope. */
    @Seeds(10)
    void evenKeysHaveNoExponentAndAGoodFit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ZipfFit even = ZipfFit.of(sketch(() -> random.nextLong(500), 512)).orElseThrow();
        assertThat(even.exponent()).isBetween(0.0, 0.1);
        assertThat(even.isClose()).isTrue();
        assertThat(even.ranks()).isEqualTo(500);
    }

    @Seeds(10)
    void aWhaleBeforeEvenKeysIsNoZipfLaw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LongSupplier whale = () -> random.nextInt(3) == 0 ? -1 : random.nextLong(500);
        ZipfFit fit = ZipfFit.of(sketch(whale, 512)).orElseThrow();
        assertThat(fit.deviation()).isGreaterThan(2);
        assertThat(fit.isClose()).isFalse();
    }

    @Seeds(10)
    void aSketchOfTooFewCountersGivesNoFit(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        assertThat(ZipfFit.of(sketch(zipf(random, 2000, 0.8), 32))).isEmpty();
        assertThat(ZipfFit.of(sketch(() -> random.nextLong(2000), 512))).isEmpty();
        assertThat(ZipfFit.of(sketch(() -> random.nextInt(3) == 0 ? -1 : random.nextLong(1 << 20), 512)))
                .isEmpty();
    }

    @Test
    void theExamplesHold() {
        ZipfFit harmonic = fit(IntStream.rangeClosed(1, 30).mapToLong(rank -> Math.round(1000.0 / rank)));
        assertThat(harmonic.exponent()).isCloseTo(1, within(0.005));
        assertThat(harmonic.deviation()).isCloseTo(1, within(0.01));
        ZipfFit whale = fit(LongStream.concat(
                LongStream.of(100_000), LongStream.generate(() -> 100).limit(99)));
        assertThat(whale.deviation()).isCloseTo(7, within(0.5));
    }

    @Test
    void anExactLawIsFoundExactly() {
        for (double exponent : new double[] {0, 0.5, 1, 2}) {
            ZipfFit fit =
                    fit(IntStream.rangeClosed(1, 40).mapToLong(rank -> Math.round(1e9 / Math.pow(rank, exponent))));
            assertThat(fit.exponent()).isCloseTo(exponent, within(1e-6));
            assertThat(fit.first()).isCloseTo(1e9, within(1e4));
            assertThat(fit.deviation()).isCloseTo(1, within(1e-5));
            assertThat(fit.rows(10)).isCloseTo(1e9 / Math.pow(10, exponent), within(1e4));
            assertThat(fit.ranks()).isEqualTo(40);
        }
    }

    /** Off the law by 1.1 up and down in turns, a pattern that no line follows. */
    @Test
    void theDeviationIsHowFarTheCountsAreFromTheLaw() {
        ZipfFit fit = fit(IntStream.rangeClosed(1, 1000)
                .mapToLong(rank -> Math.round(1e12 / rank * (rank % 2 == 0 ? 1.1 : 1 / 1.1))));
        assertThat(fit.deviation()).isCloseTo(1.1, within(0.02));
    }

    @Test
    void plateausAreFittedThroughTheirMiddle() {
        ZipfFit steps = fit(IntStream.rangeClosed(1, 1023).mapToLong(rank -> 1_000_000L / Integer.highestOneBit(rank)));
        assertThat(steps.exponent()).isCloseTo(1, within(0.1));
        assertThat(steps.isClose()).isTrue();
    }

    @Test
    void aDecadeWeighsTheSameHoweverManyKeysItHas() {
        ZipfFit bent = fit(IntStream.rangeClosed(1, 10_000)
                .mapToLong(rank ->
                        Math.round(1e9 / Math.pow(rank, 0.5) / (rank > 100 ? Math.pow(rank / 100.0, 1.0) : 1))));
        assertThat(bent.exponent()).as("0.5 in two decades, 1.5 in two").isCloseTo(1, within(0.1));
        assertThat(bent.isClose()).isFalse();
    }

    @Test
    void fewerThanTenKeysGiveNoFit() {
        assertThat(ZipfFit.of(List.of())).isEmpty();
        assertThat(ZipfFit.of(exact(LongStream.generate(() -> 1000).limit(9)))).isEmpty();
        assertThat(ZipfFit.of(exact(LongStream.generate(() -> 1000).limit(10)))).isPresent();
        assertThat(ZipfFit.of(exact(LongStream.generate(() -> 24).limit(1000)))).isEmpty();
        assertThat(ZipfFit.of(exact(LongStream.generate(() -> 25).limit(10)))).isPresent();
    }

    @Test
    void ranksFromTheFirstUncertainOneOnAreLeftOut() {
        List<HeavyHitter> keys =
                new ArrayList<>(exact(LongStream.generate(() -> 1000).limit(20)));
        keys.set(15, hitter(1000, 875, 1125));
        assertThat(ZipfFit.of(keys)).get().extracting(ZipfFit::ranks).isEqualTo(20);
        keys.set(15, hitter(1000, 875, 1126));
        assertThat(ZipfFit.of(keys)).get().extracting(ZipfFit::ranks).isEqualTo(15);
        keys.set(8, hitter(1000, 1, 2000));
        assertThat(ZipfFit.of(keys)).isEmpty();
    }

    @Test
    void itReadsAsWritten() {
        assertThat(new ZipfFit(1.1, 1000, 1.03, 1200)).hasToString("Zipf 1.10 over 1,200 keys, typically 3.0 % off");
        assertThat(new ZipfFit(0, 1000, 1, 10)).hasToString("Zipf 0.00 over 10 keys, typically 0.0 % off");
        assertThat(new ZipfFit(0.7, 1000, 2.5, 10)).hasToString("Zipf 0.70 over 10 keys, typically 2.5 x off");
    }

    @Test
    void closeIsWithinAQuarter() {
        assertThat(new ZipfFit(1, 1000, 1.25, 10).isClose()).isTrue();
        assertThat(new ZipfFit(1, 1000, 1.26, 10).isClose()).isFalse();
    }

    private static ZipfFit fit(LongStream counts) {
        return ZipfFit.of(exact(counts)).orElseThrow();
    }

    private static List<HeavyHitter> exact(LongStream counts) {
        return counts.mapToObj(count -> hitter(count, count, count)).toList();
    }

    private static List<HeavyHitter> sketch(LongSupplier keys, int counters) {
        KeyCounter counter = new KeyCounter(counters);
        for (int row = 0; row < ROWS; row++) counter.add(mixed(keys.getAsLong()), 1, NO_BYTES);
        FrequentKeys counted = counter.finish();
        return counted.keys().stream().map(ZipfFitTest::hitter).toList();
    }

    private static HeavyHitter hitter(FrequentKey key) {
        return hitter(key.estimate(), key.lower(), key.upper());
    }

    private static HeavyHitter hitter(long estimate, long lower, long upper) {
        return new HeavyHitter(List.of("k"), estimate, lower, upper, Ratio.ZERO, 0, 0);
    }

    /** One round of a multiplicative hash: a bijection, so that no two keys are counted as one. */
    private static long mixed(long key) {
        long z = (key + 1) * 0x9e3779b97f4a7c15L;
        return z ^ (z >>> 32);
    }

    private static LongSupplier zipf(SplittableRandom random, int keys, double exponent) {
        double[] upTo = new double[keys];
        double sum = 0;
        for (int rank = 1; rank <= keys; rank++) upTo[rank - 1] = sum += Math.pow(rank, -exponent);
        double all = sum;
        return () -> {
            int found = Arrays.binarySearch(upTo, random.nextDouble(all));
            return found < 0 ? -found - 1 : found;
        };
    }
}
