package dev.evenkeel.joins.spark;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.joins.JoinErrors;
import dev.evenkeel.joins.choose.JoinLegality.Residual;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The plain join, and the equalities in it, as Spark's analyzer understands them.
 *
 * <p>Read from the analyzed plan, so that coercion, {@code USING}, self-joins and case sensitivity are Spark's own. A
 * join that is not understood has a reason why it must be left to Spark.
 *
 * @param plain Spark's own join, analyzed; errors in the question have come to light by then
 * @param pairs the equalities; all other terms of the condition ride along untouched
 * @param residual whether there are such terms
 * @param obstacle why the join must be left to Spark, where that is so
 */
public record JoinShape(Dataset<Row> plain, List<KeyPair> pairs, Residual residual, Optional<Reason> obstacle) {
    /** {@return a join that is left to Spark} */
    public static JoinShape left(Dataset<Row> plain, Reason reason) {
        return new JoinShape(plain, List.of(), Residual.SOME, Optional.of(reason));
    }

    /**
     * {@return keys that a caller wrote, each value as the type of its equality; no job runs}
     *
     * @param given each a value for each equality, in their order
     */
    public List<List<@Nullable Object>> keysOf(SparkSession spark, List<List<?>> given) {
        Dataset<Row> one = spark.createDataFrame(List.of(RowFactory.create()), new StructType());
        List<List<@Nullable Object>> keys = new ArrayList<>();
        for (List<?> key : given) {
            if (key.size() != pairs.size()) {
                throw JoinErrors.badKnownKey(
                        key, pairs.stream().map(KeyPair::name).toList());
            }
            Column[] values = new Column[key.size()];
            for (int i = 0; i < values.length; i++)
                values[i] = functions.lit(key.get(i)).cast(pairs.get(i).type());
            Row row = one.select(values).head();
            List<@Nullable Object> typed = new ArrayList<>();
            for (int i = 0; i < values.length; i++) typed.add(row.get(i));
            keys.add(typed);
        }
        return keys;
    }
}
