package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.cost.SlotSupply;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers from a replay of the whole run, task by task.
 *
 * <p>Example: a stage of tasks of 8 s, 1 s and 1 s on two slots takes 8 s. Made even it takes two waves of 3.3 s and
 * saves 1.3 s, unless what comes next waits for another stage that ran beside it.
 *
 * <p>Pure. The first question, and each about another number of slots, costs O(tasks × log running tasks); each about a
 * change of a stage only as much as the section of the run that the stage is in.
 */
final class RunReplay implements WhatIf {
    /**
     * How far off a replay at another size is, at best. Of 60 predictions between runs of 2, 4, 8 and 16 slots half
     * were less than 4 % off; those were worst where sixteen slots shared two cores, which no replay can know.
     */
    private static final double LEAST_MARGIN = 0.05;

    /** Up to this error of its own the replay meets the run; up to three times as much it is a rough model of it. */
    private static final double CLOSE = 0.05;

    /** Beyond that many times as many slots, or as few, nothing was compared. */
    private static final double FAR = 4;

    private final RunProfile run;
    private final RunSteps steps;
    private final SlotSupply recorded;
    private final Played asItWas;

    RunReplay(RunProfile run) {
        this.run = run;
        this.steps = new RunSteps(run);
        this.recorded = RecordedSlots.of(run);
        this.asItWas = steps.on(recorded, List.of());
    }

    @Override
    public Saving saving(List<Change> changes) {
        if (changes.isEmpty()) return Saving.none(run.wall());
        Duration saved = asItWas.end().minus(changed(changes));
        if (saved.isNegative()) saved = Duration.ZERO;
        return new Saving(
                times(saved, 1 - margin()),
                saved,
                times(saved, 1 + margin()),
                run.wall(),
                confidence(),
                "from a replay of all tasks on the run's own slots, " + met());
    }

    /** What the driver does faster can save no more than the time in which no task runs. */
    private Duration changed(List<Change> changes) {
        Played played = steps.on(recorded, changes);
        Duration lessIdle = changes.stream().map(RunReplay::lessIdle).reduce(Duration.ZERO, Duration::plus);
        return played.end().minus(shorter(lessIdle, played.idle()));
    }

    private static Duration lessIdle(Change change) {
        return change.fold(
                even -> Duration.ZERO,
                split -> Duration.ZERO,
                scaled -> Duration.ZERO,
                gone -> Duration.ZERO,
                Change.LessIdle::time);
    }

    @Override
    public Prediction onSlots(int slots) {
        SlotSupply all = RecordedSlots.always(run, slots);
        List<Change> coalesced = Coalescing.on(slots, run);
        Duration expected = steps.on(all, coalesced).end();
        Duration sameTasks = steps.on(all, List.of()).end();
        Duration asTheyCame =
                steps.on(RecordedSlots.scaled(run, slots), coalesced).end();
        Duration least = shorter(floor(slots, coalesced, expected), floor(slots, List.of(), sameTasks));
        return new Prediction(
                least,
                expected,
                times(longer(longer(expected, sameTasks), asTheyCame), 1 + margin()),
                isFar(slots) ? confidence().lower() : confidence(),
                how(coalesced));
    }

    /** The least that is likely, but no less than any schedule takes. */
    private Duration floor(int slots, List<Change> changes, Duration predicted) {
        Duration work = steps.work(changes).dividedBy(slots);
        Duration path = unlimited(changes).end();
        return shorter(predicted, longer(times(predicted, 1 - margin()), longer(work, path)));
    }

    private Played unlimited(List<Change> changes) {
        return steps.on(RecordedSlots.always(run, Integer.MAX_VALUE), changes);
    }

    private boolean isFar(int slots) {
        double factor = (double) slots / Math.max(1, run.slots());
        return factor > FAR || factor < 1 / FAR;
    }

    private String how(List<Change> coalesced) {
        return "from a replay of all tasks, " + met()
                + "; tasks keep their times, executors are there from the first on"
                + (coalesced.isEmpty() ? "" : "; partitions as adaptive execution would coalesce them");
    }

    @Override
    public ClusterUse onExecutors(int executors, int cores) {
        int coresPerTask = run.cluster().coresPerTask();
        if (executors < 1 || cores < coresPerTask) {
            throw new IllegalArgumentException("a task of " + coresPerTask + " cores has no slot on " + executors
                    + " executors of " + cores + " cores");
        }
        int slots = Math.multiplyExact(executors, cores / coresPerTask);
        Prediction wall = onSlots(slots);
        Duration there = wall.expected().minus(RecordedSlots.first(run));
        Duration coreTime = there.multipliedBy(executors).multipliedBy(cores);
        return new ClusterUse(slots, wall, coreTime, used(there.multipliedBy(slots)));
    }

    @Override
    public ClusterUse asItUsed() {
        Duration coreTime = run.cluster().executors().stream()
                .map(executor -> executor.within(run.span()).multipliedBy(executor.cores()))
                .reduce(Duration.ZERO, Duration::plus);
        Duration offered = run.cluster().slotTime(run.span());
        if (coreTime.isZero()) {
            offered = run.wall().multipliedBy(run.slots());
            coreTime = offered.multipliedBy(run.cluster().coresPerTask());
        }
        return new ClusterUse(run.slots(), asItWas(), coreTime, used(offered));
    }

    private Ratio used(Duration offered) {
        return Ratio.of(steps.work(List.of()).toNanos(), offered.toNanos());
    }

    @Override
    public Prediction withoutSkew() {
        List<Change> even = new ArrayList<>();
        run.stages().forEach(stage -> even.add(new Change.Even(stage)));
        Duration expected = shorter(steps.on(recorded, even).end(), asItWas.end());
        return new Prediction(
                times(expected, 1 - margin()),
                expected,
                times(expected, 1 + margin()),
                confidence(),
                "from a replay with the mean of its tasks for each task, " + met());
    }

    @Override
    public Prediction asItWas() {
        Duration end = asItWas.end();
        return new Prediction(end, end, end, confidence(), "from a replay of all tasks on the run's own slots");
    }

    @Override
    public CriticalPath criticalPath() {
        Played played = unlimited(List.of());
        return new CriticalPath(played.end(), played.path(), played.end().minus(played.onPath()));
    }

    @Override
    public Duration withoutTasks() {
        return TaskCover.leftBy(run);
    }

    @Override
    public Ratio error() {
        Duration off = asItWas.end().minus(run.wall()).abs();
        return Ratio.of(off.toNanos(), run.wall().toNanos());
    }

    private String met() {
        return "which is " + error() + " off the run's wall time";
    }

    private double margin() {
        return Math.max(LEAST_MARGIN, error().value());
    }

    private Confidence confidence() {
        if (error().value() <= CLOSE) return Confidence.HIGH;
        return error().value() <= 3 * CLOSE ? Confidence.MEDIUM : Confidence.LOW;
    }

    private static Duration times(Duration time, double factor) {
        return Duration.ofNanos(Math.round(time.toNanos() * factor));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
