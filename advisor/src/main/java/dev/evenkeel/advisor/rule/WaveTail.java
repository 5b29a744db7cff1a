package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.Ratio;
import java.util.Optional;
import java.util.Set;

/**
 * A stage of somewhat more tasks than slots, whose last few run alone.
 *
 * <p>Example: 17 tasks of 30 s on 16 slots take 60 s, of which 15 slots are idle for 30 s; 48 tasks of 10.6 s take 32
 * s.
 *
 * <p>Fires where the stage has one to three waves, the last fills at most half of the slots, and as many even tasks as
 * three full waves save the gate or more (own thresholds). Silent on more waves, where the tail is short, and on full
 * ones. Yields to {@code uneven-stage}, {@code slow-task} and {@code empty-splits}: there the tail has another reason.
 */
final class WaveTail implements StageRule {
    private static final int WAVES = 3;
    private static final double MOST_OF_LAST = 0.5;

    @Override
    public String id() {
        return "wave-tail";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("uneven-stage", "slow-task", "empty-splits");
    }

    @Override
    public Optional<Finding> judge(StageFacts stage, Case run) {
        int slots = run.run().slots();
        if (slots < 2 || stage.tasks() <= slots || stage.tasks() >= (long) WAVES * slots) return Optional.empty();
        long last = stage.tasks() % slots;
        double most = run.threshold(this, "last-wave", MOST_OF_LAST);
        if (last == 0 || last > most * slots) return Optional.empty();
        Saving saving = run.whatIf().saving(new Change.Split(stage, WAVES * slots));
        if (!run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), Case.at(stage))
                .because(stage.tasks() + " tasks on " + slots + " slots: the last wave has " + last
                        + ", and the other slots wait for them")
                .costing(saving)
                .showing(
                        Evidence.count("tasks", stage.tasks()),
                        Evidence.count("slots", slots),
                        Evidence.share("of the last wave filled", (double) last / slots)
                                .against(most),
                        Evidence.of("mean task", Load.mean(stage)))
                .rulingOut("one long task: evenness alone would not save it; " + new Ratio(1 - (double) last / slots)
                        + " of the slots have no task in the last wave")
                .advising(TooFewTasks.advice(run.run().settingsOf(stage), stage, WAVES * slots))
                .build());
    }
}
