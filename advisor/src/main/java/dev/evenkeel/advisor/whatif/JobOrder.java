package dev.evenkeel.advisor.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each job waited for, which Spark does not record and which the order of begins and ends tells.
 *
 * <p>A job that begins while no other runs waits for all before it. One that begins while others run, as where several
 * threads submit jobs, waits for the last that had ended since then; and, since a query goes on only where its inputs are
 * ready, for all jobs of its own query that had ended.
 *
 * <p>Example: of two threads, one runs jobs A (0 to 10 s) and C (11 to 20 s), the other B (0 to 30 s). C begins while B
 * runs and waits for A alone: on slots on which A takes 20 s, C begins after 21 s.
 */
final class JobOrder {
    private final List<RecordedJob> sinceIdle = new ArrayList<>();

    private JobOrder() {}

    /** Tells each of the jobs, which stand in the order of their begin, what it waited for. */
    static void link(List<RecordedJob> jobs) {
        JobOrder order = new JobOrder();
        jobs.forEach(order::link);
    }

    private void link(RecordedJob job) {
        long begin = job.begin().begin();
        List<RecordedJob> ended =
                sinceIdle.stream().filter(other -> other.hasEndedBy(begin)).toList();
        if (ended.size() == sinceIdle.size()) {
            ended.forEach(other -> job.begin().waitsFor(other.end()));
            sinceIdle.clear();
        } else if (ended.isEmpty()) {
            sinceIdle.get(0).begin().after().forEach(job.begin()::waitsFor);
        } else {
            ended.stream()
                    .filter(other -> other.isOfQuery(job))
                    .forEach(other -> job.begin().waitsFor(other.end()));
            job.begin().waitsFor(lastOf(ended).end());
        }
        sinceIdle.add(job);
    }

    private static RecordedJob lastOf(List<RecordedJob> ended) {
        return ended.stream()
                .max(Comparator.comparingLong(job -> job.end().end()))
                .orElseThrow();
    }
}
