package dev.evenkeel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.benchmarks.measure.Measure;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static ScenarioResult at(String name, double plain, double ours) {
        return Example.scenario("growth/" + name, Example.way("plain", "", plain), Example.way("ours", "", ours));
    }

    private static final Results RESULTS = Example.results(
            at("rows=4", 3, 16),
            at("rows=1", 3, 1),
            at("rows=16", 3, 256),
            at("hot-percent=0", 1, 1),
            at("hot-percent=10", 2, 1),
            at("hot-percent=20", 4, 1),
            at("keys=7", 1, 1),
            Example.scenario("join/a", Example.way("plain", "", 1)));

    @Test
    void theSlopeIsThePowerByWhichItGrows() {
        List<Growth> all = Growth.of(RESULTS, Measure.CPU);
        assertThat(all)
                .extracting(growth -> growth.what() + " " + growth.way())
                .containsExactly("rows plain", "rows ours", "hot-percent plain", "hot-percent ours");
        assertThat(all.get(0).slope()).isCloseTo(0, within(1e-9));
        assertThat(all.get(1).slope()).isCloseTo(2, within(1e-9)); // 1, 16, 256 at 1, 4, 16
        assertThat(all.get(1).at(8)).isCloseTo(64, within(1e-6));
        assertThat(all.get(1)).hasToString("task CPU by rows, ours: slope 2.00");
    }

    @Test
    void whatHasNoLogarithmIsNotFitted() {
        Growth hot = Growth.of(RESULTS, Measure.CPU).get(2);
        assertThat(hot.points()).hasSize(3);
        assertThat(hot.fitted()).hasSize(2);
        assertThat(hot.slope()).isCloseTo(1, within(1e-9)); // 2 to 4 from 10 to 20
    }
}
