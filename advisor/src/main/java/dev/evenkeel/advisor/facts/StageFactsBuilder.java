package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.cost.TaskTimes;

/** What is known so far of an attempt of a stage. Not thread-safe. */
public final class StageFactsBuilder {
    final int id;
    final int attempt;
    final String name;
    Span span = Span.NONE;
    int slots;
    TaskFigures figures = TaskFigures.none();
    TaskTimes times = TaskTimes.ofNanos();
    int sampledEvery = 1;
    TaskFacts slowest = TaskFacts.NONE;

    StageFactsBuilder(int id, int attempt, String name) {
        this.id = id;
        this.attempt = attempt;
        this.name = name;
    }

    /** Sets when tasks ran, and how many at most at once. */
    public StageFactsBuilder ran(Span during, int atOnce) {
        this.span = during;
        this.slots = atOnce;
        return this;
    }

    /** Sets what all tasks did. */
    public StageFactsBuilder did(TaskFigures all) {
        this.figures = all;
        return this;
    }

    /** Sets the slot times in launch order, of every n-th task. */
    public StageFactsBuilder took(TaskTimes inLaunchOrder, int everyNth) {
        this.times = inLaunchOrder;
        this.sampledEvery = everyNth;
        return this;
    }

    /** Sets the task that held its slot longest. */
    public StageFactsBuilder slowest(TaskFacts task) {
        this.slowest = task;
        return this;
    }

    /** {@return the facts} */
    public StageFacts build() {
        return new StageFacts(this);
    }
}
