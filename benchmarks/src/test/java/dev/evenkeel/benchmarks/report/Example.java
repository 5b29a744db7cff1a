package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.benchmarks.measure.Quantity;
import dev.evenkeel.benchmarks.measure.Series;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results made by hand, in which every measure of a way has the same value. */
final class Example {
    static final Machine MACHINE = new Machine(2, 4096, "17.0.1", "Linux amd64", "3.5.9", "2.13.8");

    private Example() {}

    static WayResult way(String name, String how, double value) {
        Map<Quantity, Series> figures = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) figures.put(measure, new Series(List.of(value, value, value)));
        return new WayResult(name, how, "", figures);
    }

    /** {@return the way, measured in the first round alone} */
    static WayResult once(WayResult way) {
        Map<Quantity, Series> figures = new LinkedHashMap<>();
        way.figures()
                .forEach((quantity, series) ->
                        figures.put(quantity, new Series(series.values().subList(0, 1))));
        return new WayResult(way.name(), way.how(), way.failure(), figures);
    }

    static WayResult with(WayResult way, Quantity quantity, double value) {
        Map<Quantity, Series> figures = new LinkedHashMap<>(way.figures());
        figures.put(quantity, new Series(List.of(value, value, value)));
        return new WayResult(way.name(), way.how(), way.failure(), figures);
    }

    static ScenarioResult scenario(String name, WayResult... ways) {
        return new ScenarioResult(
                name, "a <b>test</b>", "plain", "ours", 3, Duration.ofSeconds(7), Arrays.asList(ways));
    }

    static Results results(ScenarioResult... scenarios) {
        return new Results(MACHINE, "medium", Arrays.asList(scenarios));
    }
}
