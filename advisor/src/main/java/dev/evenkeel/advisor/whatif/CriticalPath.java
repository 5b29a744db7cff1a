package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.List;

/**
 * The longest chain of what waited for each other in a run: no number of slots makes it shorter.
 *
 * <p>Example: 20 s at the driver, a stage whose longest task takes 8 s, 1 s at the driver and a stage of 2 s are 31 s.
 *
 * @param length how long it is
 * @param stages the stages on it, in order; each adds its longest task
 * @param withoutTasks the part of it in which no task of these stages runs: the driver at work, or machines to come
 */
public record CriticalPath(Duration length, List<StageFacts> stages, Duration withoutTasks) {
    /** Copies the list. */
    public CriticalPath {
        stages = List.copyOf(stages);
    }

    /** {@return the part of a run of that length that it is} */
    public Ratio shareOf(Duration wall) {
        return Ratio.of(length.toNanos(), wall.toNanos());
    }
}
