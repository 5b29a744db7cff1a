package dev.evenkeel.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.testkit.MergeLaws;
import dev.evenkeel.testkit.Seeds;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
    private static final double[] PARTS = {0, 0.01, 0.25, 0.5, 0.75, 0.9, 0.99, 1};

    /** Values over the whole range of a long, each magnitude as likely as the other, one in eight of them 0. */
    private static long[] values(long seed) {
        Random random = new Random(seed);
        return LongStream.generate(() -> random.nextInt(8) == 0 ? 0 : random.nextLong() >>> (1 + random.nextInt(62)))
                .limit(random.nextInt(2000) + 1)
                .toArray();
    }

    @Seeds(100)
    void aQuantileIsWithinTheErrorOfTheValueOfItsRank(long seed) {
        long[] values = values(seed);
        Spread spread = Spread.of(values);
        Arrays.sort(values);
        for (double part : PARTS) {
            double exact = values[(int) Math.floor(part * (values.length - 1))];
            assertThat(spread.quantile(part)).as("quantile " + part).isCloseTo(exact, within(exact * 0.0201));
        }
        assertThat(spread.smallest()).isEqualTo(values[0]);
        assertThat(spread.largest()).isEqualTo(values[values.length - 1]);
        assertThat(spread.count()).isEqualTo(values.length);
    }

    @Seeds(20)
    void partsGiveWhatTheWholeGives(long seed) {
        long[] values = values(seed);
        int cut = values.length / 3;
        Spread merged =
                Spread.of(Arrays.copyOf(values, cut)).merge(Spread.of(Arrays.copyOfRange(values, cut, values.length)));
        assertThat(merged).isEqualTo(Spread.of(values));
    }

    @Test
    void keepsTheLawsOfMerging() {
        List<Spread> parts = List.of(Spread.none(), Spread.of(0), Spread.of(7), Spread.of(0, 1, Long.MAX_VALUE));
        MergeLaws.check(parts, Spread.none(), Spread::merge, Spread::equals);
    }

    @Test
    void theWholeRangeOfALongNeedsNoMoreCountersThanSaid() {
        // 63 bits are a factor of 2^63, and log base 1.02 / 0.98 of it is 1091.5, and 1 has the bin before.
        assertThat(Spread.bin(Long.MAX_VALUE) - Spread.bin(1) + 1).isLessThanOrEqualTo(1093);
        assertThat(IntStream.range(0, 63).map(bit -> Spread.bin(1L << bit)).min())
                .hasValue(0);
    }

    @Test
    void withoutValuesAllIsZero() {
        assertThat(Spread.none().median()).isZero();
        assertThat(Spread.none().smallest()).isZero();
        assertThat(Spread.none().largest()).isZero();
    }

    @Test
    void zerosThatNobodyReportedCountAsValues() {
        Spread spread = Spread.of(10, 20).withZeros(3);
        assertThat(spread).isEqualTo(Spread.of(0, 0, 0, 10, 20));
        assertThat(spread.median()).isZero();
    }

    @Test
    void refusesWhatIsNoCount() {
        assertThatThrownBy(() -> Spread.of(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> Spread.none().quantile(1.5)).hasMessageContaining("1.5");
    }
}
