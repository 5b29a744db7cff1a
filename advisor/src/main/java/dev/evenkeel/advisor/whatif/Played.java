package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.StageFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a section of a run, or several one after the other, took in a replay.
 *
 * @param end how long it took
 * @param busy for how long of that at least one task ran
 * @param path the stages that kept it as long as it was, in order
 * @param onPath for how long of that one of them ran
 */
record Played(Duration end, Duration busy, List<StageFacts> path, Duration onPath) {
    /** No time at all. */
    static final Played NOTHING = new Played(Duration.ZERO, Duration.ZERO, List.of(), Duration.ZERO);

    /** {@return this and then the other} */
    Played then(Played next) {
        List<StageFacts> both = new ArrayList<>(path);
        both.addAll(next.path);
        return new Played(end.plus(next.end), busy.plus(next.busy), both, onPath.plus(next.onPath));
    }

    /** {@return for how long no task ran} */
    Duration idle() {
        return end.minus(busy);
    }
}
