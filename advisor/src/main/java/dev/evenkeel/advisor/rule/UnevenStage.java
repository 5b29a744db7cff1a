package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.AdvisorOptions;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Evidence.Unit;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.explain.TextLayout;
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
    public List<Finding> findings(RunProfile profile, AdvisorOptions options) {
        return profile.stages().stream()
                .map(stage -> judge(stage, profile, options.gate(profile.wall())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Finding> judge(StageFacts stage, RunProfile profile, Duration gate) {
        if (stage.tasks() < 2 || stage.slots() < 1) return Optional.empty();
        Duration length = stage.span().length();
        Duration recoverable = length.minus(even(stage));
        double longest = (double) stage.slowest().time().toNanos() / Math.max(1, length.toNanos());
        if (recoverable.compareTo(gate) < 0 || longest < LEAST_LONGEST) return Optional.empty();
        StragglerCause cause = StragglerCause.of(stage);
        return Optional.of(Finding.costing(
                recoverable,
                profile.wall(),
                id(),
                where(stage),
                cause.sentence(stage),
                List.of(
                        Evidence.of("recoverable", recoverable).against(gate),
                        Evidence.of("stage", length),
                        Evidence.of("longest task", stage.slowest().time()),
                        Evidence.of("longest task in the stage", Math.min(1, longest), Unit.SHARE)
                                .against(LEAST_LONGEST),
                        Evidence.of("median task", stage.times().median()),
                        Evidence.of("tasks", stage.tasks(), Unit.COUNT),
                        Evidence.of("slots", stage.slots(), Unit.COUNT),
                        Evidence.of("time of the longest over the others' mean", cause.time(), Unit.FACTOR),
                        Evidence.of("volume of the longest over the others' mean", cause.volume(), Unit.FACTOR)
                                .against(StragglerCause.DATA)),
                cause.advice(profile.settings())));
    }

    private static Duration even(StageFacts stage) {
        Duration mean = stage.slotTime().dividedBy(stage.tasks());
        Duration spread = stage.slotTime().dividedBy(stage.slots());
        return mean.compareTo(spread) > 0 ? mean : spread;
    }

    private static String where(StageFacts stage) {
        return "stage " + stage.id() + "." + stage.attempt() + " (" + TextLayout.cell(stage.name(), 60) + ")";
    }
}
