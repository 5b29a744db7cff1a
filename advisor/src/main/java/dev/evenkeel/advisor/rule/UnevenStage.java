package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Evidence.Unit;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A stage that waits for few long tasks, by the time that evenness would win back.
 *
 * <p>Example: 64 tasks on 16 slots, one of 60 s and 63 of 1 s, take 60 s. Even tasks would take
 * max(mean, sum / slots) = 123 s / 16 = 7.7 s, so that 52.3 s can be won back.
 *
 * <p>Fires where the recoverable time R = T − max(mean, sum / slots) reaches the gate of the options (5 s and 2 % of
 * the run) and the longest task takes at least half the stage. T runs from the first launch to the last finish, the
 * slots are the most tasks that were seen at once. Silent, whatever longest / median says, where a slot that is busy
 * with short tasks hides the long one, where a stage waited for slots rather than for a task, and for single tasks.
 */
final class UnevenStage implements Rule {
    /** Below this part of the stage, not the longest task made the stage long. */
    private static final double LEAST_LONGEST = 0.5;

    @Override
    public String id() {
        return "uneven-stage";
    }

    @Override
    public List<Finding> judge(Case run) {
        return run.run().stages().stream()
                .map(stage -> judge(stage, run))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> judge(StageFacts stage, Case run) {
        if (stage.tasks() < 2 || stage.slots() < 1) return Optional.empty();
        Duration length = stage.span().length();
        double longest = (double) stage.slowest().time().toNanos() / Math.max(1, length.toNanos());
        double leastLongest = run.options().threshold("uneven-stage.least-longest", LEAST_LONGEST);
        Saving saving = run.whatIf().saving(new Change.Even(stage));
        if (!run.isWorth(saving) || longest < leastLongest) return Optional.empty();
        StragglerCause cause = StragglerCause.of(stage);
        return Optional.of(Finding.of(id(), Case.at(stage))
                .because(cause.sentence(stage))
                .costing(saving)
                .showing(
                        Evidence.of("recoverable", saving.expected()).against(run.gate()),
                        Evidence.of("stage", length),
                        Evidence.of("longest task", stage.slowest().time()),
                        Evidence.of("longest task in the stage", Math.min(1, longest), Unit.SHARE)
                                .against(leastLongest),
                        Evidence.of("median task", stage.times().median()),
                        Evidence.of("tasks", stage.tasks(), Unit.COUNT),
                        Evidence.of("slots", stage.slots(), Unit.COUNT),
                        Evidence.of("time of the longest over the others' mean", cause.time(), Unit.FACTOR),
                        Evidence.of("volume of the longest over the others' mean", cause.volume(), Unit.FACTOR)
                                .against(StragglerCause.DATA))
                .advising(cause.advice(run.run().settingsOf(stage)))
                .build());
    }
}
