package dev.evenkeel.core.partition;

import java.util.ArrayList;
import java.util.List;

/**
 * Predicates that cut a table at literals of a column, so that every row meets exactly one.
 *
 * <p>Example: cuts at 10 and 20 of {@code "id"} give
 *
 * <pre>
 * "id" &lt; 10 OR "id" IS NULL
 * "id" &gt;= 10 AND "id" &lt; 20
 * "id" &gt;= 20
 * </pre>
 *
 * <p>Pure. Guarantee: disjoint and complete whatever the rows are, null included, as long as {@code <} and {@code >=}
 * are each other's opposite in the database; which rows there were when the cuts were chosen matters to the balance
 * alone.
 */
final class JdbcPredicates {
    /** The predicate that every row meets. */
    static final String ALL = "1 = 1";

    private JdbcPredicates() {}

    /** {@return the predicates of the parts that the cuts make, ascending} */
    static List<String> of(String column, List<String> cuts) {
        if (cuts.isEmpty()) return List.of(ALL);
        List<String> predicates = new ArrayList<>();
        predicates.add(column + " < " + cuts.get(0) + " OR " + column + " IS NULL");
        for (int i = 1; i < cuts.size(); i++) {
            predicates.add(column + " >= " + cuts.get(i - 1) + " AND " + column + " < " + cuts.get(i));
        }
        predicates.add(column + " >= " + cuts.get(cuts.size() - 1));
        return predicates;
    }
}
