package dev.evenkeel.advisor;

import dev.evenkeel.core.explain.TextLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The place in a run that a finding is about: an attempt of a stage, a query, a step of its plan, or the run itself.
 *
 * <p>Example: {@code Where.stage(4, 0, "join at Sales.java:31").inQuery(2)} prints {@code stage 4.0 (join at
 * Sales.java:31) of query 2}.
 *
 * @param stage Spark's number of the stage; null where it is about no single stage
 * @param attempt which attempt of it, from 0
 * @param query Spark's number of the query; null where it is about no single query, or that is not known
 * @param node the number of the step in the query's plan; null where it is about no single step
 * @param name the line of code, the description or the step's name; empty for the run
 */
public record Where(
        @Nullable Integer stage,
        int attempt,
        @Nullable Long query,
        @Nullable Integer node,
        String name) {
    private static final int WIDTH = 60;

    /** {@return the run as a whole} */
    public static Where run() {
        return new Where(null, 0, null, null, "");
    }

    /** {@return an attempt of a stage} */
    public static Where stage(int id, int attempt, String name) {
        return new Where(id, attempt, null, null, name);
    }

    /** {@return an execution of a query} */
    public static Where query(long id, String description) {
        return new Where(null, 0, id, null, description);
    }

    /** {@return a step of a query's plan} */
    public static Where node(long query, int node, String operator) {
        return new Where(null, 0, query, node, operator);
    }

    /** {@return the same place, known to be part of that query} */
    public Where inQuery(long id) {
        return new Where(stage, attempt, id, node, name);
    }

    /** {@return true where one of the two holds the other or is the same: the run holds everything, a query its stages} */
    public boolean overlaps(Where other) {
        if (isRun() || other.isRun()) return true;
        if (stage != null && other.stage != null) {
            return stage.equals(other.stage) && attempt == other.attempt;
        }
        return query != null && Objects.equals(query, other.query) && sameNode(other);
    }

    private boolean sameNode(Where other) {
        return node == null || other.node == null || node.equals(other.node);
    }

    private boolean isRun() {
        return stage == null && query == null;
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        if (stage != null) members.put("stage", stage);
        if (stage != null) members.put("attempt", attempt);
        if (query != null) members.put("query", query);
        if (node != null) members.put("node", node);
        members.put("name", name);
        return members;
    }

    @Override
    public String toString() {
        if (isRun()) return "the run";
        String cell = TextLayout.cell(name, WIDTH);
        if (stage == null)
            return (node == null ? "query " + query : "step " + node + " of query " + query) + named(cell);
        return "stage " + stage + "." + attempt + named(cell) + (query == null ? "" : " of query " + query);
    }

    private static String named(String cell) {
        return cell.isEmpty() ? "" : " (" + cell + ")";
    }
}
