package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.Optional;

/**
 * Executors that were paid for and had nothing to do.
 *
 * <p>Example: 100 slots for 10 minutes offer 1,000 minutes of slot time; the tasks took 200: 80 % stood idle.
 *
 * <p>Formula: 1 − slot time of all attempts / slot time on offer. Fires above 50 % (DataFlint) in runs of at least 60
 * s. Informs only: fewer executors save money, not time. Silent where executors were not recorded, and on a local
 * session, whose cores nobody rents.
 */
final class IdleCores implements RunRule {
    private static final double LEAST_IDLE = 0.5;
    private static final double LEAST_RUN_SECONDS = 60;

    @Override
    public String id() {
        return "idle-cores";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        RunProfile profile = run.run();
        Duration offered = profile.cluster().slotTime(profile.span());
        Duration busy = Duration.ofNanos(
                profile.totals().value(TaskFigure.SLOT_NANOS) + profile.totals().value(TaskFigure.LOST_SLOT_NANOS));
        double idle = offered.isZero() ? 0 : 1 - Load.part(busy.toNanos(), offered.toNanos());
        double leastIdle = run.threshold(this, "share", LEAST_IDLE);
        boolean isShort = profile.wall().toSeconds() < run.threshold(this, "run-seconds", LEAST_RUN_SECONDS);
        if (isShort || idle <= leastIdle || profile.cluster().master().startsWith("local")) return Optional.empty();
        return Optional.of(Finding.of(id(), Where.run())
                .because("the slots stood idle for " + new Ratio(idle) + " of the time they were there: "
                        + TextLayout.duration(offered.minus(busy)) + " of slot time")
                .showing(
                        Evidence.share("idle", idle).against(leastIdle),
                        Evidence.of("slot time on offer", offered),
                        Evidence.of("slot time of tasks", busy),
                        Evidence.count("most slots at once", profile.slots()))
                .rulingOut("a longer run with fewer executors: as long as "
                        + TextLayout.count(needed(profile, busy)) + " slots are left, the work fits in the same time"
                        + " if it can be spread evenly")
                .advising(advice(profile.settings(), profile.settings().isOn(Knobs.DYNAMIC_ALLOCATION)))
                .build());
    }

    private static double needed(RunProfile run, Duration busy) {
        return Math.ceil((double) busy.toNanos() / Math.max(1, run.wall().toNanos()));
    }

    private static Advice advice(Settings settings, boolean alreadyDynamic) {
        String check = "the idle share goes down, and the run takes as long as before";
        if (alreadyDynamic) {
            return Advice.cluster(
                    "ask for fewer executors at least, and let idle ones go sooner",
                    check,
                    Knobs.to(settings, "spark.dynamicAllocation.minExecutors", "0"),
                    Knobs.to(settings, "spark.dynamicAllocation.executorIdleTimeout", "30s"));
        }
        return Advice.cluster(
                "let executors come and go with the work",
                check,
                Knobs.to(settings, Knobs.DYNAMIC_ALLOCATION, "true"),
                Knobs.to(settings, "spark.dynamicAllocation.shuffleTracking.enabled", "true"));
    }
}
