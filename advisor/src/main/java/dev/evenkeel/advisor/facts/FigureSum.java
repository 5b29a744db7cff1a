package dev.evenkeel.advisor.facts;

/** Figures of tasks added up in place. Not thread-safe. */
public final class FigureSum {
    private static final TaskFigure[] FIGURES = TaskFigure.values();

    private final long[] values = new long[FIGURES.length];

    /** Adds one figure, as {@link TaskFigure} says figures add up. */
    public FigureSum add(TaskFigure figure, long value) {
        values[figure.position()] = figure.combine(values[figure.position()], value);
        return this;
    }

    /** Adds all figures of a task, or of many. */
    public FigureSum add(TaskFigures figures) {
        for (TaskFigure figure : FIGURES) add(figure, figures.value(figure));
        return this;
    }

    /** {@return one figure so far} */
    public long value(TaskFigure figure) {
        return values[figure.position()];
    }

    /** {@return all figures so far} */
    public TaskFigures figures() {
        return TaskFigures.inOrder(values);
    }
}
