package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Time between jobs in which no task runs and every executor waits for the driver.
 *
 * <p>Example: a run of 10 minutes whose tasks cover 6 of them: the driver lists files, collects, calls services or
 * plans for 4 minutes, 40 % of the run. More executors cannot help there.
 *
 * <p>Formula: the sum of the gaps of at least 1 s (shorter ones are Spark's own work between stages) between the first
 * task and the last. Fires where they are at least 30 % of a run of at least 60 s (Compass) and the saving reaches the
 * gate. Silent on shells and notebooks, where a person thinks in the gaps, and on streams, which wait for data.
 */
final class DriverGaps implements RunRule {
    private static final double LEAST_SHARE = 0.3;
    private static final double LEAST_RUN_SECONDS = 60;
    private static final Duration A_GAP = Duration.ofSeconds(1);
    private static final Pattern PERSON =
            Pattern.compile("(?i)shell|notebook|zeppelin|jupyter|thrift|livy|connect server");
    private static final Pattern STREAM = Pattern.compile("(?s).*\\bbatch = \\d+.*|Streaming job.*");

    @Override
    public String id() {
        return "driver-gaps";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        RunProfile profile = run.run();
        Gaps gaps = Gaps.in(profile).atLeast(A_GAP);
        double share = Load.part(gaps.sum().toNanos(), profile.wall().toNanos());
        double leastShare = run.threshold(this, "share", LEAST_SHARE);
        double leastRun = run.threshold(this, "run-seconds", LEAST_RUN_SECONDS);
        if (share < leastShare || profile.wall().toSeconds() < leastRun || isWaitedFor(profile))
            return Optional.empty();
        Saving saving = run.whatIf().saving(new Change.LessIdle(gaps.sum())).lessSure();
        if (!run.isWorth(saving)) return Optional.empty();
        Duration within = gaps.within(profile.jobs());
        return Optional.of(Finding.of(id(), Where.run())
                .because("for " + TextLayout.duration(gaps.sum()) + ", " + new Ratio(share)
                        + " of the run, no task ran: the executors waited for the driver")
                .costing(saving)
                .showing(
                        Evidence.of("time without a task", gaps.sum()).against(run.gate()),
                        Evidence.share("of the run", share).against(leastShare),
                        Evidence.count("gaps of 1 s or more", gaps.all().size()),
                        Evidence.of("longest gap", gaps.longest()),
                        Evidence.of("of it within jobs", within))
                .rulingOut("too few executors: none of them had a task in these gaps")
                .advising(Advice.code(
                        "take work off the driver between the actions (listing, collecting, calls, one file at a "
                                + "time), or start independent actions from several threads",
                        """
                        ExecutorService threads = Executors.newFixedThreadPool(4);
                        List<Future<?>> all = actions.stream().map(threads::submit).toList();
                        for (Future<?> one : all) one.get();""",
                        "the time without a task goes down, and the run with it"))
                .build());
    }

    private static boolean isWaitedFor(RunProfile run) {
        return PERSON.matcher(run.application().name()).find()
                || run.jobs().stream()
                        .anyMatch(job -> STREAM.matcher(job.description()).matches());
    }
}
