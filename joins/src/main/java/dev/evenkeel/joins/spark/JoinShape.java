package dev.evenkeel.joins.spark;

import dev.evenkeel.core.decide.Reason;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The plain join, and the equalities in it, as Spark's analyzer understands them.
 *
 * <p>Read from the analyzed plan, so that coercion, {@code USING}, self-joins and case sensitivity are Spark's own. A
 * join that is not understood has a reason why it must be left to Spark.
 *
 * @param plain Spark's own join, analyzed; errors in the question have come to light by then
 * @param pairs the equalities; all other terms of the condition ride along untouched
 * @param obstacle why the join must be left to Spark, where that is so
 */
public record JoinShape(Dataset<Row> plain, List<KeyPair> pairs, Optional<Reason> obstacle) {
    /** {@return a join that is left to Spark} */
    public static JoinShape left(Dataset<Row> plain, Reason reason) {
        return new JoinShape(plain, List.of(), Optional.of(reason));
    }
}
