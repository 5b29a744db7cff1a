package dev.evenkeel.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.core.error.EvenkeelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final Results RESULTS = Example.results(
            Example.scenario("join/a", Example.way("plain", "", 1.25), WayResult.failed("other", "wrong \"rows\"")),
            Example.scenario("even/b", Example.way("ours", "Native", 1e-9)),
            Example.scenario(
                    "write/c",
                    Example.way("plain", "", 1).with(Map.of(Gauge.count("files"), List.of(640.0, 640.0))),
                    Example.with(Example.way("ours", "", 1), Gauge.times("largest over mean file"), 1.5)));

    @Test
    void jsonHoldsEverythingAndItsVersionFirst() {
        String json = ResultsJson.write(RESULTS);
        assertThat(json).startsWith("{\"schemaVersion\":1,");
        assertThat(ResultsJson.read(json)).isEqualTo(RESULTS);
        for (Measure measure : Measure.values())
            assertThat(json).contains("\"" + measure.key() + "\":[1.25,1.25,1.25]");
    }

    @Test
    void whatAScenarioHasOfItsOwnIsInTheJsonWithItsUnit() {
        assertThat(ResultsJson.write(RESULTS))
                .contains("\"gauges\":[{\"name\":\"files\",\"unit\":\"COUNT\",\"values\":[640,640]}]");
        assertThat(RESULTS.scenario("write/c").orElseThrow().gauges())
                .containsExactly(Gauge.count("files"), Gauge.times("largest over mean file"));
        assertThat(RESULTS.scenario("join/a").orElseThrow().gauges()).isEmpty();
    }

    @Test
    void anotherVersionAndOtherTextAreRefusedInWords() {
        String newer = ResultsJson.write(RESULTS).replace("\"schemaVersion\":1", "\"schemaVersion\":2");
        assertThatThrownBy(() -> ResultsJson.read(newer))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("schema version 2");
        assertThatThrownBy(() -> ResultsJson.read("{")).hasMessageContaining("not JSON");
    }

    @Test
    void aScenarioThatIsRunAgainTakesThePlaceOfTheOld() {
        ScenarioResult again = Example.scenario("join/a", Example.way("plain", "", 2));
        Results more = RESULTS.with(again).with(Example.scenario("join/c"));
        assertThat(more.scenarios())
                .extracting(ScenarioResult::name)
                .containsExactly("join/a", "even/b", "write/c", "join/c");
        assertThat(more.scenario("join/a")).contains(again);
        assertThat(again.group()).isEqualTo("join");
    }

    @Test
    void filesAreWrittenAndReadBack(@TempDir Path directory) throws IOException {
        ResultFiles files = new ResultFiles(directory.resolve("new"));
        assertThat(files.read()).isEmpty();
        files.write(RESULTS);
        assertThat(files.read()).contains(RESULTS);
        try (var written = Files.list(files.directory())) {
            assertThat(written.map(file -> String.valueOf(file.getFileName()))
                            .sorted()
                            .toList())
                    .isEqualTo(List.of("report.html", "results.json", "summary.md"));
        }
    }

    @Test
    void aFileThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> ResultFiles.read(Path.of("nowhere.json"))).hasMessageContaining("nowhere.json");
    }
}
