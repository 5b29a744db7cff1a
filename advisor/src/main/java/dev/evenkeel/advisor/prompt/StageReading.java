package dev.evenkeel.advisor.prompt;

import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.core.stats.Spread;
import java.time.Duration;
import java.util.List;

/** The stages, {@code S4.0} for the first attempt of stage 4: tasks, times, what they moved, and how unevenly. */
final class StageReading {
    private static final double WEIGHT = 400;
    private static final double BY_TIME = 300;

    /** What is told where it is not zero: of a stage, and of the run. */
    private static final List<TaskFigure> FIGURES = List.of(
            TaskFigure.FAILED_TASKS,
            TaskFigure.KILLED_TASKS,
            TaskFigure.SPECULATIVE_TASKS,
            TaskFigure.LOST_SLOT_NANOS,
            TaskFigure.SCHEDULER_DELAY_NANOS,
            TaskFigure.RUN_NANOS,
            TaskFigure.CPU_NANOS,
            TaskFigure.GC_NANOS,
            TaskFigure.INPUT_BYTES,
            TaskFigure.INPUT_RECORDS,
            TaskFigure.OUTPUT_BYTES,
            TaskFigure.OUTPUT_RECORDS,
            TaskFigure.SHUFFLE_READ_BYTES,
            TaskFigure.SHUFFLE_READ_RECORDS,
            TaskFigure.SHUFFLE_WAIT_NANOS,
            TaskFigure.SHUFFLE_WRITE_BYTES,
            TaskFigure.MEMORY_SPILL_BYTES,
            TaskFigure.DISK_SPILL_BYTES,
            TaskFigure.PEAK_MEMORY_BYTES);

    /** Of what the median and the largest task are told, since they part skewed data from slow machines. */
    private static final List<TaskFigure> SPREADS =
            List.of(TaskFigure.INPUT_BYTES, TaskFigure.SHUFFLE_READ_BYTES, TaskFigure.SHUFFLE_READ_RECORDS);

    private StageReading() {}

    static String id(int stage, int attempt) {
        return "S" + stage + "." + attempt;
    }

    static List<Fact> of(RunProfile run) {
        return run.stages().stream().map(stage -> of(stage, run)).toList();
    }

    private static Fact of(StageFacts stage, RunProfile run) {
        double all = Math.max(1, run.totals().value(TaskFigure.SLOT_NANOS));
        double share = Math.min(1, stage.slotTime().toNanos() / all);
        Fact fact = Fact.of(Section.STAGES, id(stage.id(), stage.attempt()), WEIGHT + BY_TIME * share)
                .count("tasks", stage.tasks())
                .count("tasksPlanned", stage.planned())
                .count("tasksAtOnce", stage.slots())
                .seconds("wall", stage.span().length())
                .seconds("slotTime", stage.slotTime())
                .seconds("medianTask", stage.times().median())
                .seconds("longestTask", stage.slowest().time())
                .word("outcome", stage.outcome())
                .ids("after", parents(stage, run))
                .ids("steps", steps(stage, run));
        for (TaskFigure figure : SPREADS)
            fact = spread(fact, figure, stage.spreads().of(figure));
        return figures(FailureReading.condition(fact, stage.problem()), stage.figures());
    }

    private static List<String> parents(StageFacts stage, RunProfile run) {
        return stage.parents().stream()
                .flatMap(parent -> run.stage(parent).stream())
                .map(parent -> id(parent.id(), parent.attempt()))
                .toList();
    }

    private static List<String> steps(StageFacts stage, RunProfile run) {
        if (stage.queryId().isEmpty()) return List.of();
        long query = stage.queryId().getAsLong();
        return run.nodesOf(stage).stream()
                .filter(PlanReading::isTold)
                .map(PlanNode::id)
                .map(node -> PlanReading.id(query, node))
                .toList();
    }

    private static Fact spread(Fact fact, TaskFigure figure, Spread spread) {
        if (spread.largest() == 0) return fact;
        return fact.count(figure.key() + "MedianTask", Math.round(spread.median()))
                .count(figure.key() + "LargestTask", Math.round((double) spread.largest()));
    }

    static Fact figures(Fact fact, TaskFigures figures) {
        Fact told = fact;
        for (TaskFigure figure : FIGURES) {
            long value = figures.value(figure);
            if (value == 0) continue;
            String key = figure.key();
            told = key.endsWith("Nanos")
                    ? told.seconds(key.substring(0, key.length() - "Nanos".length()), Duration.ofNanos(value))
                    : told.count(key, value);
        }
        return told;
    }
}
