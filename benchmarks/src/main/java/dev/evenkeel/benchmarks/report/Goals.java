package dev.evenkeel.benchmarks.report;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All promises that a scenario is held to: those of joins, and those of gauges. Pure. */
final class Goals {
    /** Where joins take their time for rows; at a smaller scale they take it for launching tasks. */
    private static final Set<String> OF_ROWS = Set.of("medium", "large");

    private Goals() {}

    /** {@return what is promised of a scenario at that scale, and whether it is kept; none where nothing is} */
    static List<Goal> of(ScenarioResult scenario, String scale) {
        return holdsAt(scale)
                ? both(JoinGoals.of(scenario), GaugeGoals.of(scenario))
                : both(JoinGoals.atAnyScale(scenario), GaugeGoals.atAnyScale(scenario));
    }

    private static List<Goal> both(List<Goal> ofJoins, List<Goal> ofGauges) {
        return Stream.concat(ofJoins.stream(), ofGauges.stream()).toList();
    }

    /** {@return true where what is promised of the time and the bytes of joins is held against what was measured} */
    static boolean holdsAt(String scale) {
        return OF_ROWS.contains(scale);
    }
}
