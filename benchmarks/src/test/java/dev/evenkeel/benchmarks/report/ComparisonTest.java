package dev.evenkeel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.benchmarks.measure.Measure;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final WayResult OURS = Example.way("ours", "Native", 10);

    private static String lines(Results before, Results after) {
        return String.join("\n", Comparison.of(before, after).lines());
    }

    @Test
    void equalResultsHaveNoChanges() {
        Results results = Example.results(Example.scenario("join/a", OURS));
        assertThat(lines(results, results)).isEqualTo("1 scenarios compared, 0 changes beyond the spread");
    }

    @Test
    void whatChangedBeyondTheSpreadIsSaidWithItsDirection() {
        WayResult now = Example.with(Example.with(OURS, Measure.CPU, 8), Measure.WALL, 12);
        WayResult tied = Example.with(now, Measure.SPILLED, 10.5);
        assertThat(lines(
                        Example.results(Example.scenario("join/a", OURS)),
                        Example.results(Example.scenario("join/a", tied))))
                .containsPattern("join/a +ours +task CPU +10.0 s +8.0 s +better")
                .containsPattern("join/a +ours +wall time +10.0 s +12.0 s +WORSE")
                .doesNotContain("spilled")
                .endsWith("2 changes beyond the spread");
    }

    @Test
    void whatCannotBeComparedIsSaid() {
        Results before = Example.results(
                Example.scenario("join/a", OURS, Example.way("x", "", 1)), Example.scenario("join/old", OURS));
        Results after = new Results(
                new Machine(8, 4096, "17.0.1", "Linux amd64", "4.2.0", "2.13.17"),
                "small",
                Example.results(
                                Example.scenario(
                                        "join/a",
                                        Example.way("ours", "Cells", 10),
                                        WayResult.failed("x", "no such function")),
                                Example.scenario("join/new", OURS))
                        .scenarios());
        assertThat(lines(before, after))
                .contains(
                        "Spark 3.5.9",
                        "Spark 4.2.0",
                        "join/old was run before alone",
                        "join/new was run after alone",
                        "join/a, ours chose Native, and now Cells",
                        "join/a, x ran before: no such function");
    }
}
