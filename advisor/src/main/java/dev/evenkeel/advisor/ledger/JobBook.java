package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.Outcome;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The jobs of a run; above the limit, the shortest that has ended goes. Not thread-safe. */
final class JobBook {
    private final RecorderLimits limits;
    private final Map<Integer, JobFacts> jobs = new LinkedHashMap<>();
    private long leftOut;

    JobBook(RecorderLimits limits) {
        this.limits = limits;
    }

    void started(JobStart start) {
        Map<String, String> properties = start.properties();
        String description = properties.getOrDefault(Property.DESCRIPTION, start.name());
        JobFacts job = JobFacts.of(start.id(), Instant.ofEpochMilli(start.millis()))
                .withStages(start.stages().toArray(Integer[]::new))
                .described(Words.firstLine(description), properties.getOrDefault(Property.GROUP, ""));
        Long query = Property.query(properties);
        jobs.put(start.id(), query == null ? job : job.forQuery(query));
        if (jobs.size() > limits.jobs()) leaveOutShortest();
    }

    private void leaveOutShortest() {
        jobs.values().stream()
                .filter(job -> job.outcome() != Outcome.UNFINISHED)
                .min(Comparator.comparingLong(JobBook::millis))
                .ifPresent(job -> {
                    jobs.remove(job.id());
                    leftOut++;
                });
    }

    private static long millis(JobFacts job) {
        return job.end() == null
                ? 0
                : job.end().toEpochMilli() - job.submitted().toEpochMilli();
    }

    /** {@return the job that ended, where it is kept; a log can tell more ends than starts} */
    @Nullable
    JobFacts ended(int id, long millis, @Nullable String error) {
        JobFacts job = jobs.get(id);
        if (job == null) return null;
        Instant end = Instant.ofEpochMilli(Math.max(millis, job.submitted().toEpochMilli()));
        JobFacts ended = error == null ? job.ended(end) : job.failed(end, Words.firstLine(error));
        jobs.put(id, ended);
        return ended;
    }

    List<JobFacts> facts() {
        return List.copyOf(jobs.values());
    }

    List<Lack> lacks() {
        if (leftOut == 0) return List.of();
        return List.of(new Lack(
                Lack.Kind.DETAILS,
                leftOut,
                "only " + limits.jobs() + " jobs are kept one by one; " + leftOut + " shorter ones are left out"));
    }
}
