package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.RunProfile;
import java.util.List;

/**
 * What a run would have taken, had something been different: what rules ask before they say what a fault costs.
 *
 * <p>Example: {@code whatIf.saving(new Change.Even(stage))} of a stage of 60 s with one hot key is 52.3 s.
 *
 * <p>Pure: the same question has the same answer. No answer is negative or more than the run.
 */
public interface WhatIf {
    /** {@return the house's simulation of that run} */
    static WhatIf of(RunProfile run) {
        return new StageByStage(run);
    }

    /** {@return what all these changes together would have saved; nothing where there are none} */
    Saving saving(List<Change> changes);

    /** {@return what that change alone would have saved} */
    default Saving saving(Change change) {
        return saving(List.of(change));
    }

    /** {@return the wall time on so many slots all the time, at least 1} */
    Prediction onSlots(int slots);

    /** {@return the wall time that the model gives the run as it was; beside the measured one, the model's own error} */
    Prediction asItWas();
}
