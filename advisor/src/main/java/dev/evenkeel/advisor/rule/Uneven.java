package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Evidence.Unit;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import java.time.Duration;
import java.util.Optional;

/**
 * A stage that waits for few long tasks, and what evenness would save: what the rules of uneven stages share.
 *
 * @param stage the stage
 * @param saving what even tasks would save
 * @param longest the part of the stage that its longest task takes
 * @param leastLongest from which part on the longest task made the stage long
 * @param cause what the longest task had more of than the others
 */
record Uneven(StageFacts stage, Saving saving, double longest, double leastLongest, StragglerCause cause) {
    /** Below this part of the stage, not the longest task made the stage long. */
    private static final double LEAST_LONGEST = 0.5;

    /** Below this multiple of the others' mean it is one task among others. */
    private static final double LEAST_FACTOR = 1.5;

    /** {@return the unevenness of a stage, where it costs the gate or more and its longest task is to blame} */
    static Optional<Uneven> of(StageFacts stage, Case run) {
        if (stage.tasks() < 2 || stage.slots() < 1) return Optional.empty();
        Duration length = stage.span().length();
        double longest = Load.part(stage.slowest().time().toNanos(), Math.max(1, length.toNanos()));
        double leastLongest = run.options().threshold("uneven-stage.least-longest", LEAST_LONGEST);
        Saving saving = run.whatIf().saving(new Change.Even(stage));
        StragglerCause cause = StragglerCause.of(stage);
        boolean isLong = longest >= leastLongest
                && cause.time() >= run.options().threshold("uneven-stage.least-factor", LEAST_FACTOR);
        if (!run.isWorth(saving) || !isLong) return Optional.empty();
        return Optional.of(new Uneven(stage, saving, longest, leastLongest, cause));
    }

    /** {@return a draft with what each of these rules shows} */
    Finding.Draft draft(String id, Case run) {
        return Finding.of(id, Case.at(stage))
                .costing(saving)
                .showing(
                        Evidence.of("recoverable", saving.expected()).against(run.gate()),
                        Evidence.of("stage", stage.span().length()),
                        Evidence.of("longest task", stage.slowest().time()),
                        Evidence.share("longest task in the stage", longest).against(leastLongest),
                        Evidence.of("median task", stage.times().median()),
                        Evidence.count("tasks", stage.tasks()),
                        Evidence.count("slots", stage.slots()),
                        Evidence.of("time of the longest over the others' mean", cause.time(), Unit.FACTOR),
                        Evidence.of("volume of the longest over the others' mean", cause.volume(), Unit.FACTOR)
                                .against(StragglerCause.DATA));
    }
}
