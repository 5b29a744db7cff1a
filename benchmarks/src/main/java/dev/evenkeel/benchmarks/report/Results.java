package dev.evenkeel.benchmarks.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a run of the benchmarks measured so far. Immutable.
 *
 * @param machine what it was measured on
 * @param scale how large the tables are, such as {@code small}
 * @param scenarios those that are finished
 */
public record Results(Machine machine, String scale, List<ScenarioResult> scenarios) {
    /** The version of the JSON form, raised when a member changes its meaning. */
    public static final int SCHEMA_VERSION = 1;

    /** Keeps a copy of the list. */
    public Results {
        scenarios = List.copyOf(scenarios);
    }

    /** {@return results without a scenario} */
    public static Results none(Machine machine, String scale) {
        return new Results(machine, scale, List.of());
    }

    /** {@return the scenario of that name, where it is finished} */
    public Optional<ScenarioResult> scenario(String name) {
        return scenarios.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst();
    }

    /** {@return what is promised of a scenario at this scale, and whether it is kept; none where nothing is} */
    public List<Goal> goals(ScenarioResult scenario) {
        return Goals.of(scenario, scale);
    }

    /** {@return these results with that scenario, in place of an older one of its name} */
    public Results with(ScenarioResult result) {
        List<ScenarioResult> more = new ArrayList<>(scenarios);
        int place = more.indexOf(scenario(result.name()).orElse(null));
        if (place < 0) more.add(result);
        else more.set(place, result);
        return new Results(machine, scale, more);
    }

    /** {@return the same scenarios in the order of these names, others after them} */
    public Results inOrderOf(List<String> names) {
        List<ScenarioResult> ordered = new ArrayList<>();
        names.forEach(name -> scenario(name).ifPresent(ordered::add));
        scenarios.stream().filter(scenario -> !names.contains(scenario.name())).forEach(ordered::add);
        return new Results(machine, scale, ordered);
    }
}
