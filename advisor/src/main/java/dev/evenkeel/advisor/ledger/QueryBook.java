package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.Settings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The queries of a run with their plans. Not thread-safe.
 *
 * <p>Above the limit of queries the shortest that has ended goes; above that of plan steps, the plan of the shortest.
 */
final class QueryBook {
    private static final Comparator<QueryTally> SHORTEST = Comparator.comparingLong(QueryTally::millis);

    private final RecorderLimits limits;
    private final MetricCells cells = new MetricCells();
    private final Map<Long, QueryTally> queries = new LinkedHashMap<>();
    private int steps;
    private long queriesLeftOut;
    private long plansLeftOut;

    QueryBook(RecorderLimits limits) {
        this.limits = limits;
    }

    void started(QueryStart start) {
        if (queries.containsKey(start.id())) return;
        QueryTally query = new QueryTally(start);
        queries.put(start.id(), query);
        replace(query, start.plan());
        if (queries.size() > limits.queries()) leaveOutShortest();
    }

    private void leaveOutShortest() {
        queries.values().stream().filter(QueryTally::hasEnded).min(SHORTEST).ifPresent(query -> {
            dropPlan(query);
            queries.remove(query.id());
            queriesLeftOut++;
        });
    }

    void replanned(long id, PlanText plan) {
        QueryTally query = queries.get(id);
        if (query == null || !query.isPlanKept()) return;
        replace(query, plan);
        query.countReplan();
    }

    /** Holds the new plan before it lets the old one go, so that what they share keeps its sums. */
    private void replace(QueryTally query, PlanText plan) {
        PlanStep step = PlanStep.of(plan, cells);
        dropPlan(query);
        query.plan(step);
        steps += step.size();
        while (steps > limits.planSteps()) {
            Optional<QueryTally> shortest = queries.values().stream()
                    .filter(other -> other.plan() != null)
                    .min(Comparator.comparing((QueryTally other) -> !other.hasEnded())
                            .thenComparing(SHORTEST));
            if (shortest.isEmpty()) return;
            dropPlan(shortest.get());
            shortest.get().leavePlanOut();
            plansLeftOut++;
        }
    }

    private void dropPlan(QueryTally query) {
        PlanStep plan = query.plan();
        if (plan == null) return;
        steps -= plan.size();
        plan.release(cells);
        query.plan(null);
    }

    void summed(int stage, Map<Long, Long> sums) {
        cells.summed(stage, sums);
    }

    void told(Map<Long, Long> sums) {
        cells.told(sums);
    }

    void ended(long id, long millis, @Nullable String error) {
        QueryTally query = queries.get(id);
        if (query != null) query.end(millis, error);
    }

    /** Takes in what a job of a query told about it: its session's settings, and its failure. */
    void hadJob(long id, Map<String, String> properties) {
        QueryTally query = queries.get(id);
        if (query != null) query.under(properties);
    }

    void lostJob(long id, String error) {
        QueryTally query = queries.get(id);
        if (query != null) query.lostJob(error);
    }

    List<QueryFacts> facts(Settings application, long nowMillis) {
        return queries.values().stream()
                .map(query -> query.facts(application, nowMillis))
                .toList();
    }

    List<Lack> lacks() {
        List<Lack> lacks = new ArrayList<>();
        if (queriesLeftOut > 0) {
            lacks.add(new Lack(
                    Lack.Kind.DETAILS,
                    queriesLeftOut,
                    "only " + limits.queries() + " queries are kept one by one; " + queriesLeftOut
                            + " shorter ones are left out"));
        }
        if (plansLeftOut > 0) {
            lacks.add(new Lack(
                    Lack.Kind.DETAILS,
                    plansLeftOut,
                    "the plans of " + plansLeftOut + " queries are left out, since plans take more than "
                            + limits.planSteps() + " steps together"));
        }
        return lacks;
    }
}
