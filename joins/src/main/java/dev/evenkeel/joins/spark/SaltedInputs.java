package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The join of two sides on their keys and a salt, in the form in which the plain join was asked for.
 *
 * @param rows the joined rows, the salts among their columns
 * @param salts the names of the salts: one where the join is by names, one for each side where it is by a condition
 */
record SaltedInputs(Dataset<Row> rows, List<String> salts) {
    /**
     * {@return the join}
     *
     * @param salted gives a side with a salt of that name beside its columns
     */
    static SaltedInputs join(JoinInputs inputs, FreshNames names, BiFunction<Side, String, Dataset<Row>> salted) {
        String type = inputs.spec().joinType().keyword();
        return inputs.spec()
                .fold(
                        using -> {
                            String salt = names.fresh("salt");
                            List<String> columns = new ArrayList<>(using);
                            columns.add(salt);
                            Dataset<Row> left = salted.apply(Side.LEFT, salt);
                            Dataset<Row> right = salted.apply(Side.RIGHT, salt);
                            return new SaltedInputs(
                                    left.join(right, columns.toArray(String[]::new), type), List.of(salt));
                        },
                        condition -> {
                            String ofLeft = names.fresh("left_salt");
                            String ofRight = names.fresh("right_salt");
                            Column both = condition.and(functions.col(ofLeft).equalTo(functions.col(ofRight)));
                            Dataset<Row> left = salted.apply(Side.LEFT, ofLeft);
                            Dataset<Row> right = salted.apply(Side.RIGHT, ofRight);
                            return new SaltedInputs(left.join(right, both, type), List.of(ofLeft, ofRight));
                        });
    }
}
