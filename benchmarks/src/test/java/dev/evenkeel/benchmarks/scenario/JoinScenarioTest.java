package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.benchmarks.measure.Interleaved;
import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.benchmarks.report.Machine;
import dev.evenkeel.benchmarks.report.Results;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.report.Summary;
import dev.evenkeel.benchmarks.report.WayResult;
import dev.evenkeel.benchmarks.way.JoinCase;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

/** The smoke of the benchmarks: each way gives the right rows or says why it cannot, and no measure is missing. */
class JoinScenarioTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Path DIRECTORY = SparkFixture.temporaryDirectory().resolve("scenarios");
    private static final Room ROOM = new Room(SPARK, Scale.TINY, new Interleaved(0, 1), DIRECTORY);

    private static ScenarioResult run(String name) {
        return Scenarios.matching(new Glob(name)).get(0).run(ROOM);
    }

    private static void assertComplete(WayResult way) {
        for (Measure measure : Measure.values()) {
            assertThat(way.median(measure))
                    .as("%s, %s", way.name(), measure)
                    .isFinite()
                    .isNotNegative();
        }
        assertThat(way.median(Measure.CPU)).isPositive();
        assertThat(way.median(Measure.TASKS)).isPositive();
        assertThat(way.median(Measure.MAKESPAN_64)).isBetween(way.median(Measure.BOUND_64), 60.0);
        assertThat(way.median(Measure.MAKESPAN_16)).isGreaterThanOrEqualTo(way.median(Measure.LONGEST_TASK));
    }

    @Test
    void alternativesThatAreLeftOutAreNamedAndNotRun() {
        Room room = new Room(SPARK, Scale.TINY, new Interleaved(0, 1), DIRECTORY, new Glob("*"));
        ScenarioResult result =
                Scenarios.matching(new Glob("join/whale-30")).get(0).run(room);
        assertThat(result.ways())
                .filteredOn(WayResult::ran)
                .extracting(WayResult::name)
                .containsExactlyInAnyOrder(Ways.PLAIN, Ways.OURS);
        assertThat(result.ways())
                .hasSize(9)
                .filteredOn(way -> !way.ran())
                .allSatisfy(way -> assertThat(way.failure()).isEqualTo("was left out of this run"));
    }

    @Test
    void everyWayGivesTheRightRowsAndEveryMeasure() {
        ScenarioResult result = run("join/heavy-heavy");
        assertThat(result.ways())
                .hasSize(9)
                .allSatisfy(way -> assertThat(way.failure()).as(way.name()).isEmpty());
        result.ways().forEach(JoinScenarioTest::assertComplete);
        assertThat(result.ran(Ways.OURS).orElseThrow().how()).isNotEmpty();
        Results medium = Results.none(Machine.here("", ""), Scale.MEDIUM.toString());
        assertThat(String.join("\n", Summary.lines(medium, result)))
                .as("as if it were of a scale at which goals are judged; which of them are met is up to the clock")
                .contains("salt everything x64", "on 64 slots at most 1.3 x the bound", "task CPU at most 1.1 x plain");
    }

    @Test
    void whatIsWrongForATypeIsNotRunAndSaysWhy() {
        ScenarioResult result = run("join/full-outer");
        Set<String> cannot = Set.of("salt everything x10", "salt everything x64", "salt by known counts");
        assertThat(result.ways())
                .hasSize(9)
                .allSatisfy(way -> assertThat(way.ran())
                        .as(way.name() + " " + way.failure())
                        .isNotEqualTo(cannot.contains(way.name())));
        assertThat(result.ways().get(4).failure()).isEqualTo("gives wrong rows for a full_outer join");
        assertThat(result.ways()).noneMatch(WayResult::wasWrong);
    }

    @Test
    void evenDataIsLeftToSpark() {
        ScenarioResult result = run("even/composite");
        assertThat(result.ways()).extracting(WayResult::name).containsExactly(Ways.PLAIN, Ways.OURS);
        result.ways().forEach(JoinScenarioTest::assertComplete);
        assertThat(result.ran(Ways.OURS).orElseThrow().how()).matches("Native|Broadcast.*");
    }

    @Test
    void aWayWithWrongRowsHasNoFigures() {
        JoinScenario wrong = JoinScenario.ofPlainAndOurs("join/test", "", (session, room) -> {
            Dataset<Row> rows = session.range(20).select(col("id").as("k"));
            boolean isTruth = session.conf().get("spark.sql.adaptive.enabled").equals("false");
            return new JoinCase(isTruth ? rows : rows.where("k <> 7"), rows, List.of("k"), JoinType.INNER);
        });
        ScenarioResult result = wrong.run(ROOM);
        assertThat(result.ways()).hasSize(2).allSatisfy(way -> {
            assertThat(way.wasWrong()).isTrue();
            assertThat(way.failure()).contains("19 rows instead of 20");
            assertThat(way.figures()).isEmpty();
        });
    }

    @Test
    void keysAreFoundBesideTheAlternatives() {
        ScenarioResult result = run("detection/long-key");
        assertThat(result.ways()).hasSize(12).noneMatch(WayResult::wasWrong);
        assertThat(result.ways().stream().filter(way -> !way.ran()))
                .allSatisfy(way -> assertThat(way.name()).isEqualTo(Contender.TOP_K)); // from Spark 4.1 on
        result.ways().stream()
                .filter(WayResult::ran)
                .forEach(way -> assertThat(way.median(Measure.CPU)).isPositive());
        assertThat(result.ran(Contender.ANALYZE).orElseThrow().how()).endsWith("%");
    }

    @Test
    void scenariosAreFoundByTheirNames() {
        assertThat(Scenarios.matching(new Glob("join/*"))).hasSize(16);
        assertThat(Scenarios.matching(new Glob("even/*"))).hasSize(22);
        assertThat(Scenarios.matching(new Glob("*zipf*")))
                .extracting(Scenario::name)
                .containsExactly("join/zipf-1.0", "join/zipf-1.2", "join/zipf-1.5");
        assertThat(Scenarios.matching(new Glob("join/zipf-1?0"))).isEmpty();
        assertThat(Scenarios.all()).extracting(Scenario::name).doesNotHaveDuplicates();
    }
}
