package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.facts.Operator.Join;
import dev.evenkeel.advisor.facts.Settings;
import java.util.Optional;

/**
 * A small side that was shuffled since broadcasting is switched off.
 *
 * <p>Example: {@code spark.sql.autoBroadcastJoinThreshold=-1}, set once against a table that was too large, makes every
 * join with a table of 2 MiB shuffle.
 *
 * <p>Fires where the threshold is -1 or 0 and a join is a candidate as {@code missed-broadcast} has it. Silent where no
 * join would be broadcast anyway, and where the threshold is positive.
 */
final class BroadcastOff implements StepRule<Join> {
    @Override
    public String id() {
        return "broadcast-off";
    }

    @Override
    public Class<Join> judged() {
        return Join.class;
    }

    @Override
    public Optional<Finding> judge(Step<Join> step, Case run) {
        Settings settings = step.settings(run.run());
        if (!isOff(settings)) return Optional.empty();
        return BroadcastCandidate.of(step, run)
                .map(candidate -> candidate
                        .draft(id())
                        .because("broadcasting is switched off (" + Knobs.BROADCAST_LIMIT + "="
                                + settings.text(Knobs.BROADCAST_LIMIT).orElse("") + "), though " + candidate.sides())
                        .advising(Advice.setting(
                                "bring Spark's default back; where one table must not be broadcast, say so there",
                                "the join's plan says BroadcastHashJoin",
                                Knobs.to(settings, Knobs.BROADCAST_LIMIT, "10m")))
                        .advising(MissedBroadcast.hint(candidate))
                        .build());
    }

    static boolean isOff(Settings settings) {
        return settings.number(Knobs.BROADCAST_LIMIT).orElse(1) <= 0
                || settings.number(Knobs.ADAPTIVE_BROADCAST_LIMIT).orElse(1) < 0;
    }
}
