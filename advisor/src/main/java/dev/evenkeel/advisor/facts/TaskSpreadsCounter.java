package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.stats.Spread;
import dev.evenkeel.core.stats.SpreadCounter;
import java.util.EnumMap;

/** The figures of tasks while they come in, on their way to {@link TaskSpreads}. Not thread-safe. */
public final class TaskSpreadsCounter {
    private final EnumMap<TaskFigure, SpreadCounter> counters = new EnumMap<>(TaskFigure.class);
    private long tasks;

    /** Takes in the figures of one task that succeeded. */
    public void add(TaskFigures task) {
        tasks++;
        for (TaskFigure figure : TaskFigure.MEASURES) {
            long value = task.value(figure);
            if (value > 0)
                counters.computeIfAbsent(figure, first -> new SpreadCounter()).add(value);
        }
    }

    /** {@return the spreads over the tasks so far} */
    public TaskSpreads spreads() {
        EnumMap<TaskFigure, Spread> spreads = new EnumMap<>(TaskFigure.class);
        counters.forEach((figure, counter) -> spreads.put(figure, counter.spread()));
        return new TaskSpreads(spreads, tasks);
    }
}
