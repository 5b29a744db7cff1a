package dev.evenkeel.advisor.history;

import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How a query was carried out, in the steps that cost: its joins, aggregates, windows and exchanges, counted.
 *
 * <p>Example: {@code "count at Sales.java:31"} as {@code "2 Exchange, 1 SortMergeJoin"}. A broadcast in place of the join
 * has another shape; other numbers of rows or of partitions have not.
 *
 * @param query the query's description
 * @param shape its steps
 */
public record PlanShape(String query, String shape) {
    private static final Pattern COSTLY = Pattern.compile(".*(Join|Aggregate|Window|Exchange|CartesianProduct)");
    private static final int QUERIES = 200;

    /** {@return the last shape of each description, the first 200 of them} */
    static List<PlanShape> all(RunProfile run) {
        Map<String, String> shapes = new LinkedHashMap<>();
        for (QueryFacts query : run.queries()) {
            if (shapes.size() == QUERIES && !shapes.containsKey(query.description())) continue;
            query.plan().ifPresent(plan -> shapes.put(query.description(), shape(plan)));
        }
        List<PlanShape> all = new ArrayList<>();
        shapes.forEach((query, shape) -> all.add(new PlanShape(query, shape)));
        return all;
    }

    private static String shape(PlanNode plan) {
        TreeMap<String, Integer> steps = new TreeMap<>();
        plan.all()
                .map(PlanNode::name)
                .filter(name -> COSTLY.matcher(name).matches())
                .forEach(name -> steps.merge(name, 1, Integer::sum));
        return steps.entrySet().stream()
                .map(step -> step.getValue() + " " + step.getKey())
                .collect(Collectors.joining(", "));
    }
}
