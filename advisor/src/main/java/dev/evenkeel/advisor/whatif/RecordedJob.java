package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.JobFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A job as it was recorded: its begin, the stages that it ran, its end. A stage of no known job is a job of its own.
 *
 * @param begin when it was submitted
 * @param stages the stages that it ran itself, in Spark's order
 * @param listed the numbers of all stages it needs, those included that another job ran
 * @param end when it ended
 * @param query the query that asked for it
 */
record RecordedJob(Part begin, List<Part> stages, Set<Integer> listed, Part end, OptionalLong query) {
    /** {@return a job, so far without its stages} */
    static RecordedJob of(JobFacts job, long submitted, long ended) {
        return new RecordedJob(
                Part.moment(submitted), new ArrayList<>(), Set.copyOf(job.stages()), Part.moment(ended), job.queryId());
    }

    /** {@return a job of one stage, submitted with it} */
    static RecordedJob alone(Part stage) {
        return new RecordedJob(
                Part.moment(stage.begin()),
                new ArrayList<>(List.of(stage)),
                Set.of(),
                Part.moment(stage.end()),
                OptionalLong.empty());
    }

    boolean isRunningAt(long nanos) {
        return begin.begin() <= nanos && nanos <= end.end();
    }

    boolean hasEndedBy(long nanos) {
        return end.end() <= nanos;
    }

    /** {@return true where both were asked for by the same query} */
    boolean isOfQuery(RecordedJob other) {
        return query.isPresent() && query.equals(other.query);
    }
}
