package dev.evenkeel.advisor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RunCostTest {
    private static final RunCost FIFTY = RunCost.of(50, new Price(0.048));

    @Test
    void theFiguresAreThoseOfTheExample() {
        assertThat(FIFTY.perRun()).isEqualTo(2.4, within(1e-12));
        // 365.25 days in 12 months: 30.4375 runs a month of 2.40.
        assertThat(FIFTY.daily().perMonth()).isEqualTo(73.05, within(1e-9));
        assertThat(FIFTY.daily()).hasToString("2.40 a run, 73.05 a month");
    }

    @Test
    void hourlyIsTwentyFourTimesDaily() {
        assertThat(FIFTY.hourly().perMonth()).isEqualTo(24 * FIFTY.daily().perMonth(), within(1e-9));
        assertThat(FIFTY.timesAMonth(2).perMonth()).isEqualTo(4.8, within(1e-12));
    }

    @Test
    void fewerCoreHoursAtTheSameFrequencyCostTheirPart() {
        assertThat(FIFTY.daily().taking(25).perMonth()).isEqualTo(FIFTY.daily().perMonth() / 2, within(1e-9));
    }

    @Test
    void whatCannotBeCountedIsRefused() {
        assertThatThrownBy(() -> FIFTY.taking(-1)).hasMessage("core-hours must be a number from 0 on: -1.0");
        assertThatThrownBy(() -> FIFTY.timesAMonth(Double.NaN))
                .hasMessage("runs a month must be a number from 0 on: NaN");
    }

    @Test
    void examplesAreCountedByTheCore() {
        assertThat(ExamplePrices.named("m5.xlarge")).contains(new Price(0.192 / 4));
        assertThat(ExamplePrices.named("my own machine")).isEmpty();
        assertThat(ExamplePrices.all())
                .isNotEmpty()
                .allSatisfy((machine, price) ->
                        assertThat(price.perCoreHour()).as(machine).isBetween(0.001, 1.0));
        assertThat(ExamplePrices.SEEN).matches("20\\d\\d-(0[1-9]|1[0-2])");
    }
}
