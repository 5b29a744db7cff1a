package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.KeyTable;
import dev.evenkeel.benchmarks.measure.Interleaved;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.report.WayResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Finding the frequent keys of a column, beside what else there is: {@link Detection} as a scenario. What a way says of
 * the most frequent key stands where a join says what it chose.
 *
 * @param column of a {@link KeyTable}
 */
record DetectionScenario(String column) implements Scenario {
    private static final long ROWS = 20_000_000;

    static List<Scenario> all() {
        return List.of(new DetectionScenario(KeyTable.LONG), new DetectionScenario(KeyTable.STRING));
    }

    @Override
    public String name() {
        return column.equals(KeyTable.LONG) ? "detection/long-key" : "detection/string-key";
    }

    @Override
    public String about() {
        return "the frequent keys of a column by Zipf's law with exponent 1.1";
    }

    @Override
    public ScenarioResult run(Room room) {
        long start = System.nanoTime();
        Interleaved rounds = room.rounds().alwaysRunning(Contender.FLOOR, Contender.ANALYZE);
        Detection detection = new Detection(room.scale().rows(ROWS), rounds, room.data());
        DetectionFigures figures = detection.run(room.session(Map.of()), column);
        List<WayResult> ways = figures.contenders().stream()
                .map(Contender::name)
                .map(way -> WayResult.of(way, figures.hottest(way), figures.outcome(way)))
                .toList();
        return new ScenarioResult(
                name(),
                about(),
                Contender.FLOOR,
                Contender.ANALYZE,
                rounds.rounds(),
                Duration.ofNanos(System.nanoTime() - start),
                ways);
    }
}
