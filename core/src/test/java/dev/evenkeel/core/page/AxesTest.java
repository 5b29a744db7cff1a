package dev.evenkeel.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.testkit.Seeds;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AxesTest {
    @Test
    void aLinearAxisHasRoundTicksFromZeroToTheLargestAtLeast() {
        LinearAxis axis = LinearAxis.upTo(3_035_000, 5, 100, 500);
        assertThat(axis.ticks())
                .containsExactly(
                        new Tick(100, "0"),
                        new Tick(200, "1,000,000"),
                        new Tick(300, "2,000,000"),
                        new Tick(400, "3,000,000"),
                        new Tick(500, "4,000,000"));
        assertThat(axis.at(500_000)).isEqualTo(150);
    }

    @Test
    void anAxisOfNothingStillHasALength() {
        assertThat(LinearAxis.upTo(0, 5, 0, 10).ticks()).containsExactly(new Tick(0, "0"), new Tick(10, "1"));
    }

    @Seeds(200)
    void aLinearAxisHoldsItsLargestInFewStepsOfWholeNumbers(long seed) {
        double largest = Math.pow(10, new SplittableRandom(seed).nextDouble() * 18);
        LinearAxis axis = LinearAxis.upTo(largest, 5, 200, 0);
        assertThat(axis.at(largest)).isBetween(0.0, 200.0);
        assertThat(axis.steps()).isBetween(1, 5);
        assertThat(axis.step()).isEqualTo(Math.rint(axis.step()));
        assertThat(axis.steps() * axis.step() - largest).isLessThan(axis.step());
    }

    @Test
    void anAxisOfTimeHasTheStepsOfAClock() {
        assertThat(LinearAxis.upTo(Scale.SECONDS, 140, 5, 0, 500).ticks())
                .extracting(Tick::text)
                .containsExactly("0", "30 s", "60 s", "90 s", "2.0 min", "2.5 min");
        assertThat(LinearAxis.upTo(Scale.SECONDS, 0.34, 5, 0, 400).ticks())
                .extracting(Tick::text)
                .containsExactly("0", "100 ms", "200 ms", "300 ms", "400 ms");
    }

    @Test
    void anAxisOfBytesHasPowersOfTwo() {
        assertThat(LinearAxis.upTo(Scale.BYTES, 700 << 20, 5, 0, 500).ticks())
                .extracting(Tick::text)
                .containsExactly("0", "256.0 MiB", "512.0 MiB", "768.0 MiB");
    }

    @Seeds(200)
    void anAxisOfAnyScaleHoldsItsLargestInFewSteps(long seed) {
        double largest = Math.pow(10, new SplittableRandom(seed).nextDouble() * 18 - 3);
        for (Scale scale : Scale.values()) {
            LinearAxis axis = LinearAxis.upTo(scale, largest, 5, 0, 100);
            assertThat(axis.steps()).as("%s to %s", scale, largest).isBetween(1, 5);
            assertThat(axis.at(largest)).isBetween(0.0, 100.0);
        }
    }

    @Test
    void everyPowerOfTenTakesTheSameRoom() {
        LogAxis axis = LogAxis.around(40, 30_000, 0, 400);
        assertThat(axis.ticks())
                .containsExactly(
                        new Tick(0, "10"),
                        new Tick(100, "100"),
                        new Tick(200, "1,000"),
                        new Tick(300, "10,000"),
                        new Tick(400, "100,000"));
        assertThat(axis.at(Math.sqrt(10) * 100)).isCloseTo(150, within(1e-9));
    }

    @Test
    void aShortLogarithmicAxisHasTicksBetweenThePowers() {
        assertThat(LogAxis.around(1, 1, 0, 1).ticks()).extracting(Tick::text).containsExactly("1", "2", "5", "10");
    }

    @Test
    void ticksWhoseTextsWouldTouchAreLeftOut() {
        List<Tick> crowded = List.of(new Tick(0, "1,000"), new Tick(20, "2,000"), new Tick(50, "3,000"));
        assertThat(Tick.apart(crowded)).extracting(Tick::text).containsExactly("1,000", "3,000");
    }
}
