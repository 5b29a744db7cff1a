package dev.evenkeel.benchmarks.way;

import java.util.Map;
import java.util.function.Supplier;

/**
 * Spark's own join under settings.
 *
 * @param name what to call it
 * @param settings those that are not Spark's defaults
 */
record SparkJoin(String name, Map<String, String> settings) implements Way {
    @Override
    public Supplier<Joined> ready(JoinCase joinCase) {
        return () -> Joined.of(joinCase.plain());
    }
}
