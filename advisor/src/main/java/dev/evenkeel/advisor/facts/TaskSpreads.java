package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.stats.Mergeable;
import dev.evenkeel.core.stats.Spread;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How every figure of the tasks that succeeded spreads over them: smallest, largest and any quantile within 2 %.
 *
 * <p>Example: {@code spreads.of(SHUFFLE_READ_BYTES).quantile(0.75)} is what three quarters of the tasks did not reach.
 * Bounded whatever the number of tasks. Immutable.
 */
public final class TaskSpreads implements Mergeable<TaskSpreads> {
    private static final TaskSpreads NONE = new TaskSpreads(new EnumMap<>(TaskFigure.class), 0);

    private final EnumMap<TaskFigure, Spread> spreads;
    private final long tasks;

    /** A figure without a spread is 0 for each of the tasks. */
    TaskSpreads(EnumMap<TaskFigure, Spread> spreads, long tasks) {
        this.spreads = spreads;
        this.tasks = tasks;
    }

    /** {@return the spreads of no tasks} */
    public static TaskSpreads none() {
        return NONE;
    }

    /** {@return the spread of one figure over all tasks, those included of which Spark did not report it} */
    public Spread of(TaskFigure figure) {
        Spread told = spreads.getOrDefault(figure, Spread.none());
        return told.withZeros(tasks - told.count());
    }

    @Override
    public TaskSpreads merge(TaskSpreads other) {
        EnumMap<TaskFigure, Spread> merged = new EnumMap<>(spreads);
        other.spreads.forEach((figure, spread) -> merged.merge(figure, spread, Spread::merge));
        return new TaskSpreads(merged, tasks + other.tasks);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        spreads.keySet().forEach(figure -> members.put(figure.key(), members(of(figure))));
        return members;
    }

    private static Map<String, Object> members(Spread spread) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("smallest", spread.smallest());
        members.put("quarter", Math.round(spread.quantile(0.25)));
        members.put("median", Math.round(spread.median()));
        members.put("threeQuarters", Math.round(spread.quantile(0.75)));
        members.put("nineteenOfTwenty", Math.round(spread.quantile(0.95)));
        members.put("largest", spread.largest());
        return members;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaskSpreads that && tasks == that.tasks && spreads.equals(that.spreads);
    }

    @Override
    public int hashCode() {
        return spreads.hashCode() * 31 + Long.hashCode(tasks);
    }

    @Override
    public String toString() {
        return "TaskSpreads" + spreads;
    }
}
