package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.report.ScenarioResult;
import java.util.Map;

/** Something that several ways can do, measured side by side. */
public interface Scenario {
    /** {@return its group and its name, such as {@code join/whale-30}} */
    String name();

    /** {@return what it is, in a sentence} */
    String about();

    /** {@return settings that Spark must be started with; none unless said otherwise} */
    default Map<String, String> context() {
        return Map.of();
    }

    /** {@return what each way took} */
    ScenarioResult run(Room room);
}
