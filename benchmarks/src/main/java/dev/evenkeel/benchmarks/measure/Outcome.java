package dev.evenkeel.benchmarks.measure;

import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** What became of a piece of work: its costs, or why it cannot run. */
public sealed interface Outcome {
    /**
     * It ran.
     *
     * @param costs the costs of its rounds, at least one
     */
    record Ran(List<Cost> costs) implements Outcome {
        /** {@return the median of a measure over the rounds; of an even number the lower one} */
        public Duration median(Function<Cost, Duration> measure) {
            return sorted(measure).get((costs.size() - 1) / 2);
        }

        /** {@return the least of a measure over the rounds} */
        public Duration least(Function<Cost, Duration> measure) {
            return sorted(measure).get(0);
        }

        /** {@return the most of a measure over the rounds} */
        public Duration most(Function<Cost, Duration> measure) {
            return sorted(measure).get(costs.size() - 1);
        }

        private List<Duration> sorted(Function<Cost, Duration> measure) {
            return costs.stream().map(measure).sorted().toList();
        }
    }

    /**
     * It cannot run.
     *
     * @param why in one line
     */
    record Failed(String why) implements Outcome {
        /** {@return that it cannot run because of this} */
        public static Failed by(Exception e) {
            String said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            return new Failed(e.getClass().getSimpleName() + ": " + said);
        }
    }

    /** {@return the result of the case at hand} */
    default <R> R fold(Function<Ran, R> ran, Function<Failed, R> failed) {
        return this instanceof Ran costs ? ran.apply(costs) : failed.apply((Failed) this);
    }
}
