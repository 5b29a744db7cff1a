package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinStrategy.Broadcast;
import dev.evenkeel.joins.Side;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One side is broadcast, either one in turn where both are legal. */
class BroadcastOracleTest extends ForcedOracleSuite {
    /** The plan is Spark's own but for a hint; every third question of each kind is enough. */
    @Override
    protected int everyNth() {
        return 3;
    }

    @Override
    Optional<Dataset<Row>> force(ForcedJoin join, int turn) {
        Side first = turn % 2 == 0 ? Side.LEFT : Side.RIGHT;
        return join.by(new Broadcast(first)).or(() -> join.by(new Broadcast(first.other())));
    }
}
