package dev.evenkeel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.measure.Measure;
import java.util.List;
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

    private static List<Goal> goals(ScenarioResult scenario) {
        return Example.results(scenario).goals(scenario);
    }

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
    void whatAScenarioHasOfItsOwnHasAChartATableAndItsLosses() {
        Gauge files = Gauge.count("files");
        Gauge largest = Gauge.times("largest over mean file");
        WayResult plain = Example.with(Example.with(Example.way("plain", "", 1), files, 640), largest, 2);
        WayResult ours = Example.with(Example.with(Example.way("ours", "", 1), files, 64), largest, 5);
        Results results = Example.results(Example.scenario("write/a", plain, ours));
        assertThat(ReportPage.html(results))
                .contains("<h3>Files</h3>", "64 · 10.0 x less")
                .contains("<strong class=\"loud\">5.00 · 2.5 x MORE</strong>");
        assertThat(Summary.markdown(results))
                .contains("|  | files | largest over mean file |", "| ours | 64 · 10.0 x less | 5.00 · 2.5 x MORE |");
        assertThat(String.join("\n", Summary.lines(results, results.scenarios().get(0))))
                .contains("10.0 x less", "2.5 x MORE");
    }

    @Test
    void moreThanNoneIsALossWithoutAFactor() {
        Gauge wrong = Gauge.share("wrong decisions");
        ScenarioResult scenario = Example.scenario(
                "own/a",
                Example.with(Example.way("plain", "", 1), wrong, 0),
                Example.with(Example.way("other", "", 1), wrong, 0.5),
                Example.with(Example.way("ours", "", 1), wrong, 0));
        assertThat(scenario.ways())
                .extracting(way -> Summary.gauge(scenario, way, wrong))
                .containsExactly("0.0 %", "50.0 % · MORE", "0.0 %");
    }

    @Test
    void aPromiseOfAFigureIsHeldAgainstIt() {
        Gauge largest = Gauge.times("largest over mean part");
        WayResult ours = Example.with(Example.way("ours", "", 1), largest, 1.06);
        assertThat(goals(Example.scenario("jdbc/a", ours))).singleElement().satisfies(goal -> {
            assertThat(goal).hasToString("largest over mean part at most 1.20: 1.06, met");
        });
        assertThat(goals(Example.scenario("jdbc/a", Example.with(ours, largest, 1.3))))
                .allMatch(Goal::isMissed);
        WayResult plain = Example.way("plain", "", 1);
        WayResult failed = WayResult.failed("ours", "not here");
        assertThat(goals(Example.scenario("jdbc/a", plain, failed)))
                .as("ours did not run")
                .hasSize(1)
                .allMatch(Goal::isMissed);
        assertThat(goals(Example.scenario("jdbc/a", WayResult.failed("plain", "not here"), failed)))
                .as("nothing could run")
                .isEmpty();
        assertThat(goals(Example.scenario("write/a", ours))).isEmpty();
    }

    @Test
    void ofSmallTablesEveryBroadcastWinsSoThatNoneIsPromised() {
        ScenarioResult broadcast = Example.scenario(
                "broadcast/a", Example.with(Example.way("ours", "", 1), Gauge.share("wrong decisions"), 0.25));
        assertThat(goals(broadcast)).hasSize(1).allMatch(Goal::isMissed);
        assertThat(new Results(Example.MACHINE, "small", List.of(broadcast)).goals(broadcast))
                .isEmpty();
    }

    @Test
    void aWayThatWasMeasuredLessOftenIsSaidToBe() {
        Results results = Example.results(Example.scenario(
                "join/a",
                Example.way("plain", "", 1),
                Example.once(Example.way("x", "", 9)),
                Example.way("ours", "", 1)));
        String note = "x was measured in 1 of 3 rounds";
        assertThat(ReportPage.html(results)).contains("<li>" + note + "</li>");
        assertThat(Summary.markdown(results)).containsOnlyOnce(note);
        assertThat(Summary.lines(results, results.scenarios().get(0))).contains("  " + note);
    }

    @Test
    void ofSmallTablesTheGoalsOfJoinsAreNotJudged() {
        Results small = new Results(Example.MACHINE, "small", RESULTS.scenarios());
        assertThat(ReportPage.html(small))
                .contains("0 of 0 goals missed in 3 scenarios", Summary.NOT_JUDGED)
                .doesNotContain("MISSED", "<strong class=\"loud\">-2.00</strong>");
        assertThat(Summary.markdown(small))
                .contains(Summary.NOT_JUDGED, "| join/a | Cells[a=2] | 1.20 | -2.00 | 1.20 |")
                .doesNotContain("MISSED");
        assertThat(ReportPage.html(RESULTS)).doesNotContain(Summary.NOT_JUDGED);
    }

    @Test
    void theSummarySaysTheSame() {
        assertThat(Summary.markdown(RESULTS))
                .contains("| join/a | Cells[a=2] | 1.20 | -2.00 | 1.20 |")
                .contains("task CPU by rows, ours: slope 0.70", "64 slots at least 0.9: -2.00, MISSED");
        assertThat(String.join("\n", Summary.lines(RESULTS, RESULTS.scenarios().get(0))))
                .contains("not run: y, is not written", "2.0 x SLOWER");
    }
}
