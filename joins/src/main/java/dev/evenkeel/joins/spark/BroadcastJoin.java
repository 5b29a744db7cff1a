package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinStrategy.Broadcast;
import dev.evenkeel.joins.Side;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Carries out {@code Broadcast}: the plain join with a broadcast hint on the build side. */
public final class BroadcastJoin {
    private BroadcastJoin() {}

    /** {@return the join with one side broadcast; nothing runs until it is used} */
    public static Dataset<Row> join(JoinInputs inputs, Broadcast strategy) {
        JoinInputs hinted = strategy.build() == Side.LEFT
                ? new JoinInputs(functions.broadcast(inputs.left()), inputs.right(), inputs.spec())
                : new JoinInputs(inputs.left(), functions.broadcast(inputs.right()), inputs.spec());
        return hinted.plain();
    }
}
