package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.stats.Mergeable;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Every {@link TaskFigure} of one task, of a stage or of a run.
 *
 * <p>Example: {@code TaskFigures.of(Map.of(TASKS, 1L, CPU_NANOS, 5L))}. Immutable; what nobody reported is 0.
 */
public final class TaskFigures implements Mergeable<TaskFigures> {
    private static final TaskFigures NONE = of(Map.of());

    private final EnumMap<TaskFigure, Long> values;

    private TaskFigures(EnumMap<TaskFigure, Long> values) {
        this.values = values;
    }

    /** {@return the figures of no tasks} */
    public static TaskFigures none() {
        return NONE;
    }

    /** {@return the figures by name; those not named are 0} */
    public static TaskFigures of(Map<TaskFigure, Long> figures) {
        EnumMap<TaskFigure, Long> values = new EnumMap<>(TaskFigure.class);
        figures.forEach((figure, value) -> {
            if (value != 0) values.put(figure, value);
        });
        return new TaskFigures(values);
    }

    /** {@return one figure} */
    public long value(TaskFigure figure) {
        return values.getOrDefault(figure, 0L);
    }

    @Override
    public TaskFigures merge(TaskFigures other) {
        EnumMap<TaskFigure, Long> merged = new EnumMap<>(values);
        other.values.forEach((figure, value) -> merged.merge(figure, value, figure::combine));
        return new TaskFigures(merged);
    }

    /** {@return all figures as JSON members} */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        for (TaskFigure figure : TaskFigure.values()) members.put(figure.key(), value(figure));
        return members;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TaskFigures figures && values.equals(figures.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "TaskFigures" + values;
    }
}
