package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.Confidence;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.List;

/**
 * Answers about a run that could not be replayed: nothing is known to be saved, and any time may be that of the run.
 *
 * <p>So rules that fire on cost are silent, and those that need none say what they see. Pure.
 *
 * @param run the run
 */
record Unplayed(RunProfile run) implements WhatIf {
    private static final String HOW = "the run could not be replayed";

    @Override
    public Saving saving(List<Change> changes) {
        return Saving.none(run.wall());
    }

    @Override
    public Prediction onSlots(int slots) {
        return new Prediction(Duration.ZERO, run.wall(), run.wall(), Confidence.LOW, HOW);
    }

    @Override
    public ClusterUse onExecutors(int executors, int cores) {
        Duration coreTime = run.wall().multipliedBy(executors).multipliedBy(cores);
        return new ClusterUse(executors * cores, onSlots(executors * cores), coreTime, Ratio.ZERO);
    }

    @Override
    public ClusterUse asItUsed() {
        return new ClusterUse(run.slots(), asItWas(), run.wall().multipliedBy(run.slots()), Ratio.ZERO);
    }

    @Override
    public Prediction withoutSkew() {
        return onSlots(run.slots());
    }

    @Override
    public CriticalPath criticalPath() {
        return new CriticalPath(Duration.ZERO, List.of(), Duration.ZERO);
    }

    @Override
    public Prediction asItWas() {
        return onSlots(run.slots());
    }

    @Override
    public Ratio error() {
        return new Ratio(1);
    }

    @Override
    public Duration withoutTasks() {
        return TaskCover.leftBy(run);
    }
}
