package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Cost;
import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.benchmarks.measure.Outcome;
import dev.evenkeel.benchmarks.measure.Quantity;
import dev.evenkeel.benchmarks.measure.Series;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one way took in one scenario.
 *
 * @param name of the way
 * @param how what it decided, where it did; empty else
 * @param failure why it has no figures; empty where it has
 * @param figures every measure, then the gauges of the scenario, a value for each round; empty where it failed
 */
public record WayResult(String name, String how, String failure, Map<Quantity, Series> figures) {
    /** How the failure of a way begins whose rows were not the right ones. */
    public static final String WRONG = "other rows than plain Spark's";

    /** Keeps a copy of the figures, in their order. */
    public WayResult {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** {@return what became of a way that decided so} */
    public static WayResult of(String name, String how, Outcome outcome) {
        return outcome.fold(
                ran -> new WayResult(name, how, "", figures(ran.costs())), failed -> failed(name, failed.why()));
    }

    private static Map<Quantity, Series> figures(List<Cost> costs) {
        Map<Quantity, Series> figures = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            figures.put(measure, new Series(costs.stream().map(measure::of).toList()));
        }
        return figures;
    }

    /** {@return that it has no figures, because of this} */
    public static WayResult failed(String name, String why) {
        return new WayResult(name, "", why, Map.of());
    }

    /** {@return the same with these gauges, a value for each round; a way that failed has none} */
    public WayResult with(Map<Gauge, List<Double>> gauges) {
        if (!ran()) return this;
        Map<Quantity, Series> all = new LinkedHashMap<>(figures);
        gauges.forEach((gauge, values) -> all.put(gauge, new Series(values)));
        return new WayResult(name, how, failure, all);
    }

    /** {@return the gauges it has, in their order} */
    public List<Gauge> gauges() {
        return figures.keySet().stream()
                .filter(Gauge.class::isInstance)
                .map(Gauge.class::cast)
                .toList();
    }

    /** {@return how often it was measured} */
    int rounds() {
        return series(Measure.WALL).map(series -> series.values().size()).orElse(0);
    }

    /** {@return true where it ran and its rows were right} */
    public boolean ran() {
        return failure.isEmpty();
    }

    /** {@return true where it ran and its rows were not the right ones} */
    public boolean wasWrong() {
        return failure.contains(WRONG);
    }

    /** {@return the values of a measure or gauge; nothing where it has none} */
    public Optional<Series> series(Quantity quantity) {
        return Optional.ofNullable(figures.get(quantity));
    }

    /** {@return the median of a measure or gauge; not a number where it has none} */
    public double median(Quantity quantity) {
        return series(quantity).map(Series::median).orElse(Double.NaN);
    }
}
