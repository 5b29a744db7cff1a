package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Cost;
import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.benchmarks.measure.Outcome;
import dev.evenkeel.benchmarks.measure.Series;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one way took in one scenario.
 *
 * @param name of the way
 * @param how what it decided, where it did; empty else
 * @param failure why it has no figures; empty where it has
 * @param figures every measure, a value for each round; empty where it failed
 */
public record WayResult(String name, String how, String failure, Map<Measure, Series> figures) {
    /** How the failure of a way begins whose rows were not the right ones. */
    public static final String WRONG = "other rows than the plain join";

    /** Keeps a copy of the figures. */
    public WayResult {
        figures = figures.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(figures));
    }

    /** {@return what became of a way that decided so} */
    public static WayResult of(String name, String how, Outcome outcome) {
        return outcome.fold(
                ran -> new WayResult(name, how, "", figures(ran.costs())), failed -> failed(name, failed.why()));
    }

    private static Map<Measure, Series> figures(List<Cost> costs) {
        Map<Measure, Series> figures = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            figures.put(measure, new Series(costs.stream().map(measure::of).toList()));
        }
        return figures;
    }

    /** {@return that it has no figures, because of this} */
    public static WayResult failed(String name, String why) {
        return new WayResult(name, "", why, Map.of());
    }

    /** {@return true where it ran and its rows were right} */
    public boolean ran() {
        return failure.isEmpty();
    }

    /** {@return true where it ran and its rows were not the right ones} */
    public boolean wasWrong() {
        return failure.contains(WRONG);
    }

    /** {@return the values of a measure; nothing where it failed} */
    public Optional<Series> series(Measure measure) {
        return Optional.ofNullable(figures.get(measure));
    }

    /** {@return the median of a measure; not a number where it failed} */
    public double median(Measure measure) {
        return series(measure).map(Series::median).orElse(Double.NaN);
    }
}
