package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.cost.TaskTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known so far of an attempt of a stage. Not thread-safe. */
public final class StageFactsBuilder {
    final int id;
    final int attempt;
    final String name;
    Span span = Span.NONE;
    int slots;
    TaskFigures figures = TaskFigures.none();
    TaskSpreads spreads = TaskSpreads.none();
    TaskFacts slowest = TaskFacts.NONE;
    int planned;
    Outcome outcome = Outcome.SUCCEEDED;
    String problem = "";
    List<Integer> parents = List.of();

    @Nullable
    Long query;

    String codeSite = "";
    String pool = "";
    List<RddFacts> rdds = List.of();
    private @Nullable Span scheduled;
    private @Nullable TaskTrace trace;
    private TaskTimes times = TaskTimes.ofNanos();
    private int every = 1;

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

    /** Sets when its tasks ran, and where; of every n-th of them above the limits. */
    public StageFactsBuilder traced(TaskTrace tasks) {
        this.trace = tasks;
        return this;
    }

    /** Sets the slot times alone, in launch order, of every n-th task; they are laid out on the slots. */
    public StageFactsBuilder took(TaskTimes inLaunchOrder, int everyNth) {
        this.times = inLaunchOrder;
        this.every = everyNth;
        return this;
    }

    /** Sets how the figures spread over the tasks. */
    public StageFactsBuilder spread(TaskSpreads over) {
        this.spreads = over;
        return this;
    }

    /** Sets when it was submitted, with how many tasks, and when it was completed. */
    public StageFactsBuilder scheduled(Span during, int tasks) {
        this.scheduled = during;
        this.planned = tasks;
        return this;
    }

    /** Sets how it ended and the first line of its error; well and without one, unless told. */
    public StageFactsBuilder ended(Outcome how, String error) {
        this.outcome = how;
        this.problem = error;
        return this;
    }

    /** Sets the stages it read from. */
    public StageFactsBuilder after(List<Integer> stages) {
        this.parents = stages;
        return this;
    }

    /** Sets the query it was part of. */
    public StageFactsBuilder forQuery(long number) {
        this.query = number;
        return this;
    }

    /** Sets the lines of code that led to it. */
    public StageFactsBuilder at(String lines) {
        this.codeSite = lines;
        return this;
    }

    /** Sets the pool of the fair scheduler it ran in. */
    public StageFactsBuilder inPool(String name) {
        this.pool = name;
        return this;
    }

    /** Sets the RDDs it computed. */
    public StageFactsBuilder computing(List<RddFacts> steps) {
        this.rdds = steps;
        return this;
    }

    /** Sets the task that held its slot longest. */
    public StageFactsBuilder slowest(TaskFacts task) {
        this.slowest = task;
        return this;
    }

    TaskTrace trace() {
        return trace == null ? TaskTrace.laidOut(span.start(), times, slots, every) : trace;
    }

    Span scheduled() {
        return scheduled == null ? span : scheduled;
    }

    /** {@return the facts} */
    public StageFacts build() {
        return new StageFacts(this);
    }
}
