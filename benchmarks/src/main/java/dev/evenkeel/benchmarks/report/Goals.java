package dev.evenkeel.benchmarks.report;

import java.util.List;
import java.util.stream.Stream;

/** All promises that a scenario is held to: those of joins, and those of gauges. Pure. */
public final class Goals {
    private Goals() {}

    /** {@return what is promised of the scenario, and whether it is kept; none where nothing is} */
    public static List<Goal> of(ScenarioResult scenario) {
        return Stream.concat(JoinGoals.of(scenario).stream(), GaugeGoals.of(scenario).stream())
                .toList();
    }
}
