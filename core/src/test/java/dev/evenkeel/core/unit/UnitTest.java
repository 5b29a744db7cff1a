package dev.evenkeel.core.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnitTest {
    @Test
    void aSizePrintsInTheLargestUnitThatLeavesAtLeastOne() {
        assertThat(ByteSize.ZERO).hasToString("0 B");
        assertThat(new ByteSize(1023)).hasToString("1023 B");
        assertThat(ByteSize.kibibytes(1)).hasToString("1.0 KiB");
        assertThat(ByteSize.mebibytes(80)).hasToString("80.0 MiB");
        assertThat(new ByteSize(3L << 29)).hasToString("1.5 GiB");
        assertThat(new ByteSize(Long.MAX_VALUE)).hasToString("8.0 EiB");
    }

    @Test
    void aSizeThatRoundsToTheNextUnitPrintsInIt() {
        assertThat(new ByteSize((1 << 20) - 1)).hasToString("1.0 MiB");
        assertThat(new ByteSize((1L << 30) - 1)).hasToString("1.0 GiB");
    }

    @Seeds(200)
    void noSizePrintsAThousandOfAUnitThatHasALargerOne(long seed) {
        long bytes = new SplittableRandom(seed).nextLong() >>> (1 + seed % 62);
        String text = new ByteSize(bytes).toString();
        double number = Double.parseDouble(text.substring(0, text.indexOf(' ')));
        assertThat(number).isLessThan(1024);
        if (bytes >= 1024) assertThat(number).isGreaterThanOrEqualTo(1);
    }

    @Test
    void aComputedSizeIsRoundedAndKeptWithinALong() {
        assertThat(ByteSize.nearest(2.6)).isEqualTo(new ByteSize(3));
        assertThat(ByteSize.nearest(-5)).isEqualTo(ByteSize.ZERO);
        assertThat(ByteSize.nearest(1e30)).isEqualTo(new ByteSize(Long.MAX_VALUE));
        assertThatThrownBy(() -> new ByteSize(-1)).hasMessage("bytes must not be negative: -1");
        assertThatThrownBy(() -> ByteSize.gibibytes(1L << 40)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void sizesAndCountsAndRatiosAreOrderedByValue() {
        assertThat(ByteSize.mebibytes(1)).isGreaterThan(ByteSize.kibibytes(1023));
        assertThat(new RowCount(2)).isLessThan(new RowCount(10));
        assertThat(new Ratio(0.2)).isLessThan(new Ratio(0.3));
    }

    @Test
    void rowsPrintWithThousandsSeparated() {
        assertThat(new RowCount(1_234_567)).hasToString("1,234,567 rows");
        assertThat(new RowCount(1)).hasToString("1 row");
        assertThat(new RowCount(0)).hasToString("0 rows");
        assertThat(RowCount.nearest(1.5)).isEqualTo(new RowCount(2));
        assertThatThrownBy(() -> new RowCount(-1)).hasMessage("rows must not be negative: -1");
    }

    @Test
    void aRatioPrintsAsAPercentageAndNeverAsNothingWhereThereIsSomething() {
        assertThat(new Ratio(0.314)).hasToString("31.4 %");
        assertThat(Ratio.ZERO).hasToString("0.0 %");
        assertThat(new Ratio(1)).hasToString("100.0 %");
        assertThat(new Ratio(0.0004)).hasToString("0.040 %");
        assertThat(new Ratio(0.000_000_1)).hasToString("<0.001 %");
    }

    @Test
    void aRatioLiesBetweenNothingAndAll() {
        assertThat(Ratio.of(1, 4)).isEqualTo(new Ratio(0.25));
        assertThat(Ratio.of(0, 0)).isEqualTo(Ratio.ZERO);
        assertThat(Ratio.of(5, 4)).isEqualTo(new Ratio(1));
        assertThatThrownBy(() -> new Ratio(Double.NaN)).hasMessage("a ratio must lie between 0 and 1: NaN");
        assertThatThrownBy(() -> new Ratio(1.01)).isInstanceOf(IllegalArgumentException.class);
    }
}
