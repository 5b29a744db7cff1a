package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A loop of many small actions where one query would do.
 *
 * <p>Example: 600 counts of 300 ms each, one per customer, with 100 ms of driver work between them.
 *
 * <p>Fires where more than 200 jobs have a median of less than 2 s and the gaps between tasks reach the gate (own
 * thresholds: no peer has them). Saving: all gaps, with little confidence. Yields to {@code driver-gaps}, which tells
 * the same of longer gaps. Silent on few jobs and on many long ones.
 */
final class ManyJobs implements RunRule {
    private static final double LEAST_JOBS = 200;
    private static final double MOST_MEDIAN_SECONDS = 2;

    @Override
    public String id() {
        return "many-jobs";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("driver-gaps");
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        Duration median = median(run.run());
        int jobs = run.run().jobs().size();
        double leastJobs = run.threshold(this, "jobs", LEAST_JOBS);
        double mostMedian = run.threshold(this, "median-seconds", MOST_MEDIAN_SECONDS);
        if (jobs <= leastJobs || median.toNanos() >= mostMedian * 1e9) return Optional.empty();
        Duration gaps = Gaps.in(run.run()).sum();
        Saving saving = run.whatIf().saving(new Change.LessIdle(gaps)).lessSure();
        if (!run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), Where.run())
                .because(TextLayout.count(jobs) + " jobs of " + TextLayout.duration(median)
                        + " in the middle: the driver plans and starts each by itself")
                .costing(saving)
                .showing(
                        Evidence.count("jobs", jobs).against(leastJobs),
                        Evidence.of("median job", median).against(Duration.ofMillis(Math.round(mostMedian * 1000))),
                        Evidence.of("time without a task", gaps).against(run.gate()))
                .rulingOut("slow tasks: half of the jobs end within " + TextLayout.duration(median))
                .advising(Advice.code(
                        "say in one query what the loop asks one by one",
                        "data.groupBy(\"key\").agg(count(lit(1)), max(\"value\"))",
                        "the number of jobs goes down to a few"))
                .build());
    }

    private static Duration median(RunProfile run) {
        long[] nanos = run.jobs().stream().mapToLong(ManyJobs::nanos).sorted().toArray();
        return nanos.length == 0 ? Duration.ZERO : Duration.ofNanos(nanos[(nanos.length - 1) / 2]);
    }

    private static long nanos(JobFacts job) {
        Instant end = job.end();
        return end == null
                ? Long.MAX_VALUE
                : Duration.between(job.submitted(), end).toNanos();
    }
}
