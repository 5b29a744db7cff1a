package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;
import java.util.Optional;

/**
 * Speculative copies of tasks, most of which were killed: work done twice.
 *
 * <p>Example: 120 copies, 110 of them killed after 40 minutes of slot time in all.
 *
 * <p>Fires from 20 copies on (Compass) where the slot time of killed attempts is at least 2 % of all. Informs only: a
 * slot that would have been idle costs no time. Silent without speculation, where killed attempts have other reasons.
 */
final class WastedCopies implements RunRule {
    private static final double LEAST_COPIES = 20;
    private static final double LEAST_SHARE = 0.02;

    @Override
    public String id() {
        return "wasted-copies";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        long copies = run.run().totals().value(TaskFigure.SPECULATIVE_TASKS);
        long killed = run.run().totals().value(TaskFigure.KILLED_TASKS);
        long lost = run.run().totals().value(TaskFigure.LOST_SLOT_NANOS);
        double share = Load.part(lost, lost + (double) run.run().totals().value(TaskFigure.SLOT_NANOS));
        double leastCopies = run.threshold(this, "copies", LEAST_COPIES);
        double leastShare = run.threshold(this, "share", LEAST_SHARE);
        if (copies < leastCopies || killed == 0 || share < leastShare) return Optional.empty();
        return Optional.of(Finding.of(id(), Where.run())
                .because("speculation started " + TextLayout.count(copies) + " second copies of tasks, and killed "
                        + "attempts took " + TextLayout.duration(Duration.ofNanos(lost)) + " of slot time")
                .showing(
                        Evidence.count("copies", copies).against(leastCopies),
                        Evidence.count("killed attempts", killed),
                        Evidence.share("of the slot time", share).against(leastShare))
                .advising(advice(run.run().settings()))
                .build());
    }

    private static Advice advice(Settings settings) {
        return Advice.setting(
                "start copies later: when nine tenths of a stage are done and a task takes three times the median",
                "fewer copies, and no stage is longer for it",
                Knobs.to(settings, "spark.speculation.quantile", "0.9"),
                Knobs.to(settings, "spark.speculation.multiplier", "3"));
    }
}
