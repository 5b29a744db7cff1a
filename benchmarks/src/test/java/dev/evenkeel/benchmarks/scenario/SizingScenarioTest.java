package dev.evenkeel.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.benchmarks.data.Database;
import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.measure.Interleaved;
import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.benchmarks.report.Goal;
import dev.evenkeel.benchmarks.report.Machine;
import dev.evenkeel.benchmarks.report.Results;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.report.WayResult;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The smoke of what is sized and decided: every way gives the right rows, and no figure is missing. */
class SizingScenarioTest {
    private static final Path DIRECTORY = SparkFixture.temporaryDirectory().resolve("sizing");
    private static final Room ROOM = new Room(SparkFixture.spark(), Scale.TINY, new Interleaved(0, 1), DIRECTORY);

    private static ScenarioResult run(String name) {
        return Scenarios.matching(new Glob(name)).get(0).run(ROOM);
    }

    private static double ours(ScenarioResult result, Gauge gauge) {
        return result.ran(result.ours()).orElseThrow().median(gauge);
    }

    private static double base(ScenarioResult result, Gauge gauge) {
        return result.ran(result.base()).orElseThrow().median(gauge);
    }

    /** {@return the scenario's result, in which every way has right rows, every measure and every gauge} */
    private static ScenarioResult complete(String name, int ways, int gauges) {
        ScenarioResult result = run(name);
        assertThat(result.ways()).hasSize(ways);
        assertThat(result.gauges()).hasSize(gauges);
        for (WayResult way : result.ways()) {
            assertThat(way.failure()).as(way.name()).isEmpty();
            assertThat(way.gauges()).as(way.name()).isEqualTo(result.gauges());
            assertThat(way.figures()).hasSize(Measure.values().length + gauges);
            way.figures()
                    .forEach((quantity, series) -> assertThat(series.median())
                            .as("%s, %s", way.name(), quantity)
                            .isFinite()
                            .isNotNegative());
            assertThat(way.median(Measure.WALL)).isPositive();
        }
        assertThat(result.ran(result.base())).isPresent();
        assertThat(result.ran(result.ours()).orElseThrow().how()).isNotEmpty();
        return result;
    }

    @ParameterizedTest
    @CsvSource({
        "broadcast/long-repeated, 5, 1",
        "partitions/skewed,       3, 2",
        "advisor/event-log,       3, 1",
        "job/whale,               3, 4"
    })
    void everyWayGivesTheRightRowsAndEveryFigure(String name, int ways, int gauges) {
        complete(name, ways, gauges);
    }

    @ParameterizedTest
    @EnumSource
    void equalStridesOfARecentTimeHaveNearlyAllRowsInTheLast(Database.Kind kind) {
        kind.obstacle().ifPresent(why -> assumeTrue(false, why));
        ScenarioResult result = complete(kind == Database.Kind.H2 ? "jdbc/recent" : "jdbc/recent-postgres", 3, 2);
        Gauge spread = Gauge.times("largest over mean part");
        assertThat(base(result, spread)).as("of 16 parts").isBetween(10.0, 16.0);
        assertThat(ours(result, spread)).isBetween(1.0, 1.2);
        Results tiny = Results.none(Machine.here("", ""), Scale.TINY.toString());
        assertThat(tiny.goals(result)).hasSize(1).noneMatch(Goal::isMissed);
    }

    @Test
    void aSizedWriteLeavesAFileAValueWhereTheyAreSmall() {
        ScenarioResult result = complete("write/even-values", 3, 4);
        assertThat(base(result, WrittenFiles.FILES)).as("one a task and value").isGreaterThan(40);
        assertThat(ours(result, WrittenFiles.FILES)).isEqualTo(40);
        assertThat(result.ran(Ways.OURS).orElseThrow().how()).startsWith("40 files");
    }
}
