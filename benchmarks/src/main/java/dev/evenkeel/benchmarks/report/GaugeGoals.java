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
    private static final Map<String, Most> MOST = Map.of(
            "broadcast", new Most(Gauge.share("wrong decisions"), 0.05),
            "jdbc", new Most(Gauge.times("largest over mean part"), 1.2));

    private record Most(Gauge gauge, double value) {}

    private GaugeGoals() {}

    /**
     * {@return the promise of its group; none where there is none or nothing could run, and that it is missed where ours
     * alone did not}
     */
    static List<Goal> of(ScenarioResult scenario) {
        Most most = MOST.get(scenario.group());
        if (most == null || scenario.ways().stream().noneMatch(WayResult::ran)) return List.of();
        String what = most.gauge + " at most " + most.gauge.text(most.value);
        Optional<WayResult> ours = scenario.ran(scenario.ours());
        if (ours.isEmpty()) return List.of(Goal.of(what, "was not run", false));
        double measured = ours.get().median(most.gauge);
        return List.of(Goal.of(what, most.gauge.text(measured), measured <= most.value));
    }
}
