package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The stretches of a run in which no task ran, between its first task and its last.
 *
 * <p>Example: stages from 0 to 10 s, from 12 to 20 s and from 15 to 30 s leave one gap of 2 s.
 *
 * @param all the gaps in order
 */
record Gaps(List<Span> all) {
    static Gaps in(RunProfile run) {
        List<Span> gaps = new ArrayList<>();
        Instant until = null;
        for (Span span : busy(run)) {
            if (until != null && span.start().isAfter(until)) gaps.add(new Span(until, span.start()));
            if (until == null || span.end().isAfter(until)) until = span.end();
        }
        return new Gaps(gaps);
    }

    private static List<Span> busy(RunProfile run) {
        return run.stages().stream()
                .filter(stage -> stage.tasks() > 0)
                .map(StageFacts::span)
                .sorted(Comparator.comparing(Span::start))
                .toList();
    }

    /** {@return the gaps of at least that length} */
    Gaps atLeast(Duration length) {
        return new Gaps(
                all.stream().filter(gap -> gap.length().compareTo(length) >= 0).toList());
    }

    /** {@return how long they are together} */
    Duration sum() {
        return all.stream().map(Span::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** {@return the longest; no time where there is none} */
    Duration longest() {
        return all.stream().map(Span::length).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
    }

    /** {@return how much of them lies within jobs: planning, listing files, and broadcasts rather than other code} */
    Duration within(List<JobFacts> jobs) {
        Duration sum = Duration.ZERO;
        for (Span gap : all) {
            boolean inside = jobs.stream().anyMatch(job -> covers(job, gap));
            if (inside) sum = sum.plus(gap.length());
        }
        return sum;
    }

    private static boolean covers(JobFacts job, Span gap) {
        Instant end = job.end();
        return !job.submitted().isAfter(gap.start()) && (end == null || !end.isBefore(gap.end()));
    }
}
