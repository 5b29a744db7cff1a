package dev.evenkeel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.benchmarks.measure.Measure;
import org.junit.jupiter.api.Test;

class ReportPageTest {
    private static final Results RESULTS = Example.results(
            Example.scenario(
                    "join/a",
                    Example.way("plain", "", 10),
                    Example.way("x", "", 5),
                    WayResult.failed("y", "is not written"),
                    Example.with(Example.way("ours", "Cells[a=2]", 4), Measure.MAKESPAN_64, 20)),
            Example.scenario("growth/rows=10", Example.way("plain", "", 1), Example.way("ours", "", 1)),
            Example.scenario("growth/rows=100", Example.way("plain", "", 10), Example.way("ours", "", 5)));

    @Test
    void aLossIsMarkedAsPlainlyAsAWin() {
        String html = ReportPage.html(RESULTS);
        assertThat(html)
                .contains(
                        "2.0 x faster",
                        "<strong class=\"loud\">2.0 x SLOWER</strong>",
                        "<strong class=\"loud\">-2.00</strong>")
                .contains("y did not run: is not written", "ours chose Cells[a=2]")
                .contains("a &lt;b&gt;test&lt;/b&gt;")
                .contains("Spark 3.5.9 (Scala 2.13.8), Java 17.0.1, Linux amd64, 2 cores, heap 4096 MiB");
        assertThat(ReportPage.html(RESULTS)).isEqualTo(html);
    }

    @Test
    void growthHasACurveAndItsSlope() {
        assertThat(ReportPage.html(RESULTS)).contains("plain, by rows", "Slope 1.00.", "Slope 0.70.");
        assertThat(ReportPage.html(Example.results())).doesNotContain("Growth");
    }

    @Test
    void theSummarySaysTheSame() {
        assertThat(Summary.markdown(RESULTS))
                .contains("| join/a | Cells[a=2] | 1.20 | -2.00 | 1.20 |")
                .contains("task CPU by rows, ours: slope 0.70", "64 slots at least 0.9: -2.00, MISSED");
        assertThat(String.join("\n", Summary.lines(RESULTS.scenarios().get(0))))
                .contains("not run: y, is not written", "2.0 x SLOWER");
    }
}
