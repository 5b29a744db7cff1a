package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.StageFacts;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that could have been different in a run.
 *
 * <p>Example: {@code new Change.Even(stage)} asks for the run in which the tasks of that stage are all of their mean.
 */
public sealed interface Change {
    /**
     * All tasks of a stage take the mean of its tasks.
     *
     * @param stage the stage
     */
    record Even(StageFacts stage) implements Change {}

    /**
     * A stage does the same work in that many tasks of equal length.
     *
     * @param stage the stage
     * @param tasks how many, at least 1
     */
    record Split(StageFacts stage, int tasks) implements Change {
        /** Refuses a stage without tasks. */
        public Split {
            if (tasks < 1) throw new IllegalArgumentException("tasks must be at least 1: " + tasks);
        }
    }

    /**
     * Every task of a stage takes that part of its time.
     *
     * @param stage the stage
     * @param part the part, from 0 on
     */
    record Scaled(StageFacts stage, double part) implements Change {
        /** Refuses a negative part. */
        public Scaled {
            if (!(part >= 0)) throw new IllegalArgumentException("part must not be negative: " + part);
        }
    }

    /**
     * A stage is not run at all.
     *
     * @param stage the stage
     */
    record Gone(StageFacts stage) implements Change {}

    /**
     * The driver keeps the executors waiting for so much less.
     *
     * @param time how much less
     */
    record LessIdle(Duration time) implements Change {
        /** Refuses a negative time. */
        public LessIdle {
            if (time.isNegative()) throw new IllegalArgumentException("time must not be negative: " + time);
        }
    }

    /** {@return the stage it is about, where it is about one} */
    default Optional<StageFacts> about() {
        return fold(
                even -> Optional.of(even.stage()),
                split -> Optional.of(split.stage()),
                scaled -> Optional.of(scaled.stage()),
                gone -> Optional.of(gone.stage()),
                lessIdle -> Optional.empty());
    }

    /** {@return the result of the case at hand} */
    default <R> R fold(
            Function<Even, R> even,
            Function<Split, R> split,
            Function<Scaled, R> scaled,
            Function<Gone, R> gone,
            Function<LessIdle, R> lessIdle) {
        if (this instanceof Even e) return even.apply(e);
        if (this instanceof Split s) return split.apply(s);
        if (this instanceof Scaled s) return scaled.apply(s);
        if (this instanceof Gone g) return gone.apply(g);
        return lessIdle.apply((LessIdle) this);
    }
}
