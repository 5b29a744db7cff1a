package dev.evenkeel.advisor.whatif;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What each job waited for, which Spark does not record and which the order of begins and ends tells.
 *
 * <p>A job that begins while no other runs waits for all before it, and opens a new section of the run. One that begins
 * while others run, as where several threads submit jobs, waits for the last that had ended in its section; and, since
 * a query goes on only where its inputs are ready, for all jobs of its own query that had ended. Where none had ended
 * yet, it waits for what its section waits for.
 *
 * <p>Example: of two threads, one runs jobs A (0 to 10 s) and C (11 to 20 s), the other B (0 to 30 s). C begins while B
 * runs and waits for A alone: on slots on which A takes 20 s, C begins after 21 s. A job D that begins at 31 s waits
 * for all three.
 */
final class JobOrder {
    private final List<List<RecordedJob>> sections = new ArrayList<>();
    private List<RecordedJob> section = new ArrayList<>();
    private Part start = Part.moment(0);

    private JobOrder() {}

    /** {@return the jobs, which stand in the order of their begin, by sections; each is told what it waited for} */
    static List<List<RecordedJob>> sections(List<RecordedJob> jobs) {
        JobOrder order = new JobOrder();
        jobs.forEach(order::place);
        return order.sections;
    }

    private void place(RecordedJob job) {
        long begin = job.begin().begin();
        List<RecordedJob> ended =
                section.stream().filter(other -> other.hasEndedBy(begin)).toList();
        if (ended.size() == section.size()) {
            open(ended);
        } else if (!ended.isEmpty()) {
            ended.stream()
                    .filter(other -> other.isOfQuery(job))
                    .forEach(other -> job.begin().waitsFor(other.end()));
            job.begin().waitsFor(lastOf(ended).end());
        }
        job.begin().waitsFor(start);
        section.add(job);
    }

    /** All that has begun has ended. */
    private void open(List<RecordedJob> ended) {
        if (!ended.isEmpty()) start = Part.moment(lastOf(ended).end().end());
        section = new ArrayList<>();
        sections.add(section);
    }

    private static RecordedJob lastOf(List<RecordedJob> ended) {
        return ended.stream()
                .max(Comparator.comparingLong(job -> job.end().end()))
                .orElseThrow();
    }
}
