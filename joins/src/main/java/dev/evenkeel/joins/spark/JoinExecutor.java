package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.Side;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A strategy carried out on two Datasets. */
public final class JoinExecutor {
    private JoinExecutor() {}

    /** {@return the rows of a side, with Spark's hint that tasks are to hold them in a hash table where it is that side} */
    static Dataset<Row> hashed(Optional<Side> hashed, Side side, Dataset<Row> rows) {
        return hashed.equals(Optional.of(side)) ? rows.hint("shuffle_hash") : rows;
    }

    /**
     * {@return the join by that strategy; nothing runs until it is used}
     *
     * @param inputs what to join
     * @param shape the join's equalities
     * @param keys the values of the heavy keys, in the order in which the strategy names them
     * @param strategy how; legal for the join
     */
    public static Dataset<Row> execute(
            JoinInputs inputs, JoinShape shape, List<List<@Nullable Object>> keys, JoinStrategy strategy) {
        return strategy.fold(
                nativeJoin -> shape.plain(),
                broadcast -> BroadcastJoin.join(inputs, broadcast),
                salt -> GridJoin.join(inputs, shape, keys, salt.layout()),
                cells -> GridJoin.join(inputs, shape, keys, cells.layout()),
                split -> SplitJoin.join(inputs, shape, keys, split),
                distinct -> DistinctKeysJoin.join(inputs, shape));
    }
}
