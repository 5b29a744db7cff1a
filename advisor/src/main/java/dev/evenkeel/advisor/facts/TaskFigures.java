package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.stats.Mergeable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every {@link TaskFigure} of one task, of a stage, of an executor or of a run.
 *
 * <p>Example: {@code TaskFigures.of(Map.of(TASKS, 1L, CPU_NANOS, 5L))}. Immutable; what nobody reported is 0. Where
 * millions of tasks are added up, a {@link FigureSum} does it in place.
 */
public final class TaskFigures implements Mergeable<TaskFigures> {
    private static final TaskFigure[] FIGURES = TaskFigure.values();
    private static final TaskFigures NONE = new TaskFigures(new long[FIGURES.length]);

    private final long[] values;

    private TaskFigures(long[] values) {
        this.values = values;
    }

    /** {@return the figures of no tasks} */
    public static TaskFigures none() {
        return NONE;
    }

    /** {@return the figures by name; those not named are 0} */
    public static TaskFigures of(Map<TaskFigure, Long> figures) {
        long[] values = new long[FIGURES.length];
        figures.forEach((figure, value) -> values[figure.position()] = value);
        return new TaskFigures(values);
    }

    /** {@return figures that stand in the order of {@link TaskFigure}} */
    static TaskFigures inOrder(long[] values) {
        return new TaskFigures(values.clone());
    }

    /** {@return one figure} */
    public long value(TaskFigure figure) {
        return values[figure.position()];
    }

    @Override
    public TaskFigures merge(TaskFigures other) {
        FigureSum sum = new FigureSum();
        sum.add(this);
        sum.add(other);
        return sum.figures();
    }

    /** {@return all figures as JSON members} */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (TaskFigure figure : FIGURES) members.put(figure.key(), value(figure));
        return members;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaskFigures figures && Arrays.equals(values, figures.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        Map<String, Object> told = members();
        told.values().removeIf(value -> value.equals(0L));
        return "TaskFigures" + told;
    }
}
