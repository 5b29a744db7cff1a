package dev.evenkeel.benchmarks.way;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A way to join.
 *
 * <p>Example: {@code way.ready(joinCase).get().rows()} is the join, made afresh at each call and measuring first where
 * the way does.
 */
public interface Way {
    /** {@return what to call it} */
    String name();

    /** {@return settings that its session has beside those of all} */
    default Map<String, String> settings() {
        return Map.of();
    }

    /** {@return why it cannot do this join; empty where it can} */
    default Optional<String> obstacle(JoinCase joinCase) {
        return Optional.empty();
    }

    /** {@return what is measured; what must be known beforehand is found out here, and costs nothing} */
    Supplier<Joined> ready(JoinCase joinCase);
}
