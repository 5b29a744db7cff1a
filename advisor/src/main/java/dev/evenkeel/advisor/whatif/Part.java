package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.StageFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A part of a recorded run, in nanoseconds from its start: the begin of a job, an attempt of a stage, the end of a job,
 * the end of the run. Takes in what it waited for while the graph is made.
 */
final class Part {
    private final @Nullable StageFacts stage;
    private final long begin;
    private final long end;
    private final List<Part> after = new ArrayList<>();

    private Part(@Nullable StageFacts stage, long begin, long end) {
        this.stage = stage;
        this.begin = Math.max(0, begin);
        this.end = Math.max(this.begin, end);
    }

    /** {@return a moment at which the driver did something} */
    static Part moment(long nanos) {
        return new Part(null, nanos, nanos);
    }

    /** {@return an attempt of a stage that could launch tasks from then on, and whose last one ended then} */
    static Part stage(StageFacts stage, long begin, long end) {
        return new Part(stage, begin, end);
    }

    Optional<StageFacts> stage() {
        return Optional.ofNullable(stage);
    }

    /** {@return the facts of the stage; only of a part that is one} */
    StageFacts facts() {
        return stage().orElseThrow();
    }

    long begin() {
        return begin;
    }

    long end() {
        return end;
    }

    List<Part> after() {
        return after;
    }

    /** Takes in that this part waited for the other, unless the other had not ended when this one began. */
    void waitsFor(Part other) {
        if (other != this && other.end <= begin && !after.contains(other)) after.add(other);
    }

    /** {@return how long after the last part that it waited for it began} */
    long gap() {
        return begin - after.stream().mapToLong(Part::end).max().orElse(0);
    }
}
