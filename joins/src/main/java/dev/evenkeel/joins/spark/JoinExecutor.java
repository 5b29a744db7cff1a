package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinStrategy;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** A strategy carried out on two Datasets. */
public final class JoinExecutor {
    /** Spark's hint for a side whose rows each task holds in a hash table. */
    static final String HASH = "shuffle_hash";

    private JoinExecutor() {}

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
