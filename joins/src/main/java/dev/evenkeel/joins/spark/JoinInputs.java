package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.Side;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Two Datasets and what they are to be joined on.
 *
 * @param left the left side
 * @param right the right side
 * @param spec what is joined on, its columns named
 */
public record JoinInputs(Dataset<?> left, Dataset<?> right, JoinSpec spec) {
    /** {@return the inputs, with the common columns named where the join is on those} */
    public static JoinInputs of(Dataset<?> left, Dataset<?> right, JoinSpec spec, Settings settings) {
        JoinSpec named = spec.resolve(
                List.of(left.columns()),
                List.of(right.columns()),
                settings.isCaseSensitive() ? String::equals : String::equalsIgnoreCase);
        return new JoinInputs(left, right, named);
    }

    /** {@return the Dataset of a side} */
    Dataset<?> side(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** {@return Spark's own join of the two} */
    public Dataset<Row> plain() {
        String type = spec.joinType().keyword();
        return spec.fold(
                using -> left.join(right, using.toArray(String[]::new), type),
                condition -> left.join(right, condition, type));
    }
}
