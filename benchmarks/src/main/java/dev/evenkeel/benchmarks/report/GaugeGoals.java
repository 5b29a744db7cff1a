package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Gauge;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is promised of the gauges of a group of scenarios: that Evenkeel's is at most so much.
 *
 * <p>Example: of {@code jdbc/} that the largest part has at most 1.2 times the rows of the mean. Pure.
 */
final class GaugeGoals {
    private static final Map<String, Most> AT_ANY_SCALE =
            Map.of("jdbc", new Most(Gauge.times("largest over mean part"), 1.2));

    /** Of small tables every broadcast wins. */
    private static final Map<String, Most> OF_LARGE_TABLES =
            Map.of("broadcast", new Most(Gauge.share("wrong decisions"), 0.05));

    private record Most(Gauge gauge, double value) {}

    private GaugeGoals() {}

    /**
     * {@return the promise of its group; none where there is none or nothing could run, and that it is missed where ours
     * alone did not}
     */
    static List<Goal> of(ScenarioResult scenario) {
        List<Goal> ofLarge = of(scenario, OF_LARGE_TABLES);
        return ofLarge.isEmpty() ? atAnyScale(scenario) : ofLarge;
    }

    /** {@return the promise of its group, where it is one that holds of small tables too} */
    static List<Goal> atAnyScale(ScenarioResult scenario) {
        return of(scenario, AT_ANY_SCALE);
    }

    private static List<Goal> of(ScenarioResult scenario, Map<String, Most> promises) {
        Most most = promises.get(scenario.group());
        if (most == null || scenario.ways().stream().noneMatch(WayResult::ran)) return List.of();
        String what = most.gauge + " at most " + most.gauge.text(most.value);
        Optional<WayResult> ours = scenario.ran(scenario.ours());
        if (ours.isEmpty()) return List.of(Goal.of(what, "was not run", false));
        double measured = ours.get().median(most.gauge);
        return List.of(Goal.of(what, most.gauge.text(measured), measured <= most.value));
    }
}
