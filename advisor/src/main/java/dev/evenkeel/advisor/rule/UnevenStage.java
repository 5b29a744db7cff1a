package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.StageFacts;
import java.util.Optional;
import java.util.Set;

/**
 * A stage that waits for few long tasks which read more than the others, by the time that evenness would win back.
 *
 * <p>Example: 64 tasks on 16 slots, one of 60 s and 63 of 1 s, take 60 s. Even tasks would take
 * max(mean, sum / slots) = 123 s / 16 = 7.7 s, so that 52.3 s can be won back.
 *
 * <p>Fires where the recoverable time R = T − max(mean, sum / slots) reaches the gate of the options (5 s and 2 % of
 * the run) and the longest task takes at least half the stage. T runs from the first launch to the last finish, the
 * slots are the most tasks that were seen at once. Names the join, aggregate or window and its keys where the plan
 * tells them, and whether adaptive execution could have split the partition. Silent, whatever longest / median says,
 * where a slot that is busy with short tasks hides the long one, where a stage waited for slots rather than for a task,
 * for single tasks, and where the longest task read no more than the others, which {@code slow-task} tells.
 */
final class UnevenStage implements StageRule {
    @Override
    public String id() {
        return "uneven-stage";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("empty-splits");
    }

    @Override
    public Optional<Finding> judge(StageFacts stage, Case run) {
        return Uneven.of(stage, run)
                .filter(uneven -> !uneven.cause().isNotTheData(stage))
                .map(uneven -> finding(uneven, run));
    }

    private Finding finding(Uneven uneven, Case run) {
        StageFacts stage = uneven.stage();
        SkewedStep step = SkewedStep.of(run.run().nodesOf(stage));
        Finding.Draft draft = uneven.draft(id(), run)
                .because(uneven.cause().sentence(stage) + step.place())
                .advising(uneven.cause().advice(run.run().settingsOf(stage), step));
        step.reachOfAdaptiveExecution(run.run().settingsOf(stage), stage).ifPresent(draft::rulingOut);
        return draft.build();
    }
}
