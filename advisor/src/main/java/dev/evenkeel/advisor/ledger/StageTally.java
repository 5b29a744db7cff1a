package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.FigureSum;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.advisor.facts.TaskSpreadsCounter;
import java.time.Instant;

/** One attempt of a stage while its tasks come in. Not thread-safe. */
final class StageTally {
    private final int id;
    private final int attempt;
    private final String name;
    private final TaskSample sample;
    private final FigureSum figures = new FigureSum();
    private final TaskSpreadsCounter spreads = new TaskSpreadsCounter();
    private TaskFacts slowest = TaskFacts.NONE;
    private long firstLaunch = Long.MAX_VALUE;
    private long lastFinish = Long.MIN_VALUE;
    private boolean completed;

    StageTally(int id, int attempt, String name, int taskRoom) {
        this.id = id;
        this.attempt = attempt;
        this.name = name;
        this.sample = new TaskSample(taskRoom);
    }

    void ended(TaskEnd task) {
        figures.add(task.figures());
        if (!task.hasSucceeded()) return;
        spreads.add(task.figures());
        firstLaunch = Math.min(firstLaunch, task.launchMillis());
        lastFinish = Math.max(lastFinish, task.finishMillis());
        TaskFacts facts = task.facts();
        if (facts.time().compareTo(slowest.time()) > 0) slowest = facts;
        sample.add(task);
    }

    void complete() {
        completed = true;
    }

    /** {@return true once no task of the stage is to be waited for} */
    boolean isCompleted() {
        return completed;
    }

    long slotNanos() {
        return figures.value(TaskFigure.SLOT_NANOS);
    }

    TaskFigures figures() {
        return figures.figures();
    }

    StageFacts facts() {
        Span span = lastFinish < firstLaunch
                ? Span.NONE
                : new Span(Instant.ofEpochMilli(firstLaunch), Instant.ofEpochMilli(lastFinish));
        return StageFacts.of(id, attempt, name)
                .ran(span, sample.mostAtOnce())
                .did(figures.figures())
                .spread(spreads.spreads())
                .traced(sample.trace())
                .slowest(slowest)
                .build();
    }
}
