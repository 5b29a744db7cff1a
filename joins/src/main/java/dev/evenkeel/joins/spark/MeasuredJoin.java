package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.choose.JoinFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured about a join, and the real values of its heavy keys.
 *
 * @param facts what a strategy is chosen from
 * @param keys the values of each heavy key of the facts, in their order
 */
public record MeasuredJoin(JoinFacts facts, List<List<@Nullable Object>> keys) {
    /** Keeps a copy of the list. */
    public MeasuredJoin {
        keys = List.copyOf(keys);
    }
}
