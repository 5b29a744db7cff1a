package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.List;

/**
 * What a run would have taken, had something been different: what rules ask before they say what a fault costs.
 *
 * <p>Example: {@code whatIf.saving(new Change.Even(stage))} of a stage of 60 s with one hot key is 52.3 s.
 *
 * <p>Pure: the same question has the same answer. No answer is negative, no saving more than the run, and no wall time
 * less than the recorded tasks allow.
 *
 * <p>Taken into account: jobs that overlap, what waits for what and the gaps of the driver, FIFO and fair pools,
 * executors that come and go, {@code spark.task.cpus}, attempts of stages, and partitions that adaptive execution
 * coalesces by the number of cores. Not taken into account: tasks keep their times, so that neither locality nor
 * neighbours on the same machine, its memory, disks and network change them; attempts of tasks that failed, which the
 * profile does not keep; resources other than cores; how fast the driver launches tasks; weights of pools; and that
 * dynamic allocation would ask for executors at other times.
 */
public interface WhatIf {
    /** {@return the house's simulation of that run} */
    static WhatIf of(RunProfile run) {
        return new RunReplay(run);
    }

    /** {@return answers for a run that could not be replayed, none of which knows anything} */
    static WhatIf unknown(RunProfile run) {
        return new Unplayed(run);
    }

    /** {@return what all these changes together would have saved; nothing where there are none} */
    Saving saving(List<Change> changes);

    /** {@return what that change alone would have saved} */
    default Saving saving(Change change) {
        return saving(List.of(change));
    }

    /** {@return the wall time on so many slots, at least 1, from when the run had its first one} */
    Prediction onSlots(int slots);

    /** {@return what the run takes and uses up on so many executors of so many cores each} */
    ClusterUse onExecutors(int executors, int cores);

    /** {@return what the run used up on the executors it had} */
    ClusterUse asItUsed();

    /** {@return the wall time on the run's own slots, had all tasks of each stage taken their mean} */
    Prediction withoutSkew();

    /** {@return what no number of slots makes shorter} */
    CriticalPath criticalPath();

    /** {@return the wall time that the model gives the run as it was, to be held against the measured one} */
    Prediction asItWas();

    /** {@return the model's own error on this run: how far it is off the measured wall time, as a part of that} */
    Ratio error();

    /** {@return how much of the measured wall time no task ran} */
    Duration withoutTasks();
}
