package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.Outcome;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.Settings;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One execution of a query while it goes on. Not thread-safe. */
final class QueryTally {
    private final long id;
    private final String description;
    private final String codeSite;
    private final long start;
    private @Nullable Settings settings;
    private @Nullable PlanStep plan;
    private boolean planKept = true;
    private int replans;
    private long end;
    private @Nullable String error;
    private String lostJob = "";

    QueryTally(QueryStart start) {
        this.id = start.id();
        this.description = Words.firstLine(start.description());
        this.codeSite = Words.detail(start.codeSite());
        this.start = start.millis();
        if (start.settings() != null) this.settings = Settings.recorded(start.settings());
    }

    long id() {
        return id;
    }

    boolean hasEnded() {
        return end > 0;
    }

    /** {@return how long it took; nothing while it runs} */
    long millis() {
        return Math.max(0, end - start);
    }

    @Nullable
    PlanStep plan() {
        return plan;
    }

    void plan(@Nullable PlanStep changed) {
        this.plan = changed;
    }

    boolean isPlanKept() {
        return planKept;
    }

    void leavePlanOut() {
        planKept = false;
    }

    void countReplan() {
        replans++;
    }

    /** Logs before 3.3 do not tell what a session set, but each job carries it. */
    void under(Map<String, String> properties) {
        if (settings != null) return;
        Map<String, String> own = new TreeMap<>(properties);
        own.keySet().removeIf(key -> !key.startsWith("spark.sql.") || key.startsWith("spark.sql.execution."));
        settings = Settings.recorded(own);
    }

    void lostJob(String problem) {
        if (lostJob.isEmpty()) lostJob = problem;
    }

    void end(long millis, @Nullable String problem) {
        end = millis;
        error = problem;
    }

    QueryFacts facts(Settings application, long nowMillis) {
        long until = Math.max(start, hasEnded() ? end : nowMillis);
        QueryFacts.Builder facts = QueryFacts.of(id, description)
                .at(codeSite)
                .ran(Instant.ofEpochMilli(start), Instant.ofEpochMilli(until))
                .under(own(application));
        // Before 3.4 Spark does not tell how a query ended, but a job that failed ends the query it is of.
        String problem = Words.firstLine(error == null ? lostJob : error);
        if (!hasEnded()) facts.ended(Outcome.UNFINISHED, "");
        else if (!problem.isEmpty()) facts.ended(Outcome.FAILED, problem);
        if (plan != null) facts.planned(plan.node(), replans);
        return facts.build();
    }

    private Settings own(Settings application) {
        if (settings == null) return Settings.of(Map.of());
        return settings.without(application);
    }
}
