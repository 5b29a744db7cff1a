package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Evidence.Unit;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.explain.TextLayout;
import java.util.Optional;
import java.util.Set;

/**
 * A stage that waits for a task which read no more than the others: a slow machine, or rows that cost more.
 *
 * <p>Example: one task of 63.8 s among others of 3.9 s that read as much each. Were the other tasks of its executor
 * slow too, the machine is to blame.
 *
 * <p>The gate is that of {@code uneven-stage}. Fires where the longest task read at most 1.5 times what the others read
 * on average, or, where no task read anything, none computed more than 1.5 times what the others did. Names the
 * executor where the rest of its tasks in the stage take twice the mean of the others or more. Silent where it read
 * more, where Spark told neither, and below the gate.
 */
final class SlowTask implements StageRule {
    private static final double SLOW_EXECUTOR = 2;

    @Override
    public String id() {
        return "slow-task";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("empty-splits", "uneven-stage");
    }

    @Override
    public Optional<Finding> judge(StageFacts stage, Case run) {
        return Uneven.of(stage, run)
                .filter(uneven -> uneven.cause().isNotTheData(stage))
                .map(uneven -> finding(uneven, run));
    }

    private Finding finding(Uneven uneven, Case run) {
        StageFacts stage = uneven.stage();
        ExecutorPace pace = ExecutorPace.ofSlowest(stage);
        double least = run.threshold(this, "executor-factor", SLOW_EXECUTOR);
        boolean isSlow = pace.factor() >= least;
        StragglerCause cause = uneven.cause();
        String much = StragglerCause.isTold(stage)
                ? "the longest task reads only " + TextLayout.factor(cause.volume())
                        + " what the others read on average: "
                : "no task computes more than " + TextLayout.factor(cause.computing())
                        + " what the others do, and yet one takes far longer: ";
        Finding.Draft draft = uneven.draft(id(), run)
                .because(much + (isSlow ? slow(run.run(), pace) : "a slow machine or costlier rows, not more data"))
                .rulingOut("skewed data: the task had no more to do than others")
                .advising(speculation(run.run().settingsOf(stage)));
        if (pace.factor() > 0) {
            draft.showing(Evidence.of("its executor's other tasks over those elsewhere", pace.factor(), Unit.FACTOR)
                    .against(least));
        }
        return draft.build();
    }

    private static String slow(RunProfile run, ExecutorPace pace) {
        String host = run.cluster().executors().stream()
                .filter(executor -> executor.id().equals(pace.executor()))
                .map(ExecutorFacts::host)
                .filter(name -> !name.isEmpty())
                .map(name -> " on " + name)
                .findFirst()
                .orElse("");
        return "executor " + pace.executor() + host + " is slow, its other tasks take "
                + TextLayout.factor(pace.factor()) + " those elsewhere";
    }

    static Advice speculation(Settings settings) {
        String sentence = "see which host ran the longest task; where it is a slow one, let Spark start a second copy";
        String check = "the stage's longest task comes down to the others, and killed copies stay few";
        if (settings.isOn(Knobs.SPECULATION)) return Advice.setting(sentence, check);
        return Advice.setting(sentence, check, Knobs.to(settings, Knobs.SPECULATION, "true"));
    }
}
