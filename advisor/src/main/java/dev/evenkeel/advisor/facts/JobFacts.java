package dev.evenkeel.advisor.facts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One job of Spark: when it ran, its stages, and the query that asked for it.
 *
 * <p>Example: {@code JobFacts.of(3, submitted).ended(then).withStages(4, 5, 6).forQuery(1)}. Stages that stand here and
 * not among the run's stages were skipped, since their shuffle was there already, or were not kept.
 *
 * @param id Spark's number of the job
 * @param submitted when it was submitted
 * @param end when it ended; null where that was not recorded
 * @param outcome how it ended
 * @param problem the first line of its error; empty without one
 * @param stages Spark's numbers of its stages, the ones they wait for included
 * @param query Spark's number of the query that asked for it; null for a job of RDDs
 * @param description what the caller said of it, or the line of code
 * @param group the job group of the caller; empty without one
 */
public record JobFacts(
        int id,
        Instant submitted,
        @Nullable Instant end,
        Outcome outcome,
        String problem,
        List<Integer> stages,
        @Nullable Long query,
        String description,
        String group) {
    /** Copies the list. */
    public JobFacts {
        stages = List.copyOf(stages);
    }

    /** {@return a job that was submitted then} */
    public static JobFacts of(int id, Instant submitted) {
        return new JobFacts(id, submitted, null, Outcome.UNFINISHED, "", List.of(), null, "", "");
    }

    /** {@return the same job, ended well} */
    public JobFacts ended(Instant time) {
        return new JobFacts(id, submitted, time, Outcome.SUCCEEDED, "", stages, query, description, group);
    }

    /** {@return the same job, ended by an error} */
    public JobFacts failed(Instant time, String error) {
        return new JobFacts(id, submitted, time, Outcome.FAILED, error, stages, query, description, group);
    }

    /** {@return the same job, of these stages} */
    public JobFacts withStages(Integer... ids) {
        return new JobFacts(id, submitted, end, outcome, problem, List.of(ids), query, description, group);
    }

    /** {@return the same job, asked for by that query} */
    public JobFacts forQuery(long number) {
        return new JobFacts(id, submitted, end, outcome, problem, stages, number, description, group);
    }

    /** {@return the same job, described so, in that group} */
    public JobFacts described(String words, String inGroup) {
        return new JobFacts(id, submitted, end, outcome, problem, stages, query, words, inGroup);
    }

    /** {@return the number of the query that asked for it, where one did} */
    public OptionalLong queryId() {
        return query == null ? OptionalLong.empty() : OptionalLong.of(query);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("submitted", submitted.toString());
        if (end != null) members.put("end", end.toString());
        members.put("outcome", outcome.name());
        members.put("problem", problem);
        members.put("stages", stages);
        if (query != null) members.put("query", query);
        members.put("description", description);
        members.put("group", group);
        return members;
    }
}
