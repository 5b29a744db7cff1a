package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.Side;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** One side is broadcast, either one in turn where both are legal. */
class BroadcastOracleTest extends ForcedOracleSuite {
    private int asked;

    /** The plan is Spark's own but for a hint; every third question of each kind is enough. */
    @Override
    protected int everyNth() {
        return 3;
    }

    @Override
    Optional<Dataset<Row>> force(Dataset<Row> left, Dataset<Row> right, JoinSpec spec) {
        Side first = asked++ % 2 == 0 ? Side.LEFT : Side.RIGHT;
        return ForcedJoin.broadcast(left, right, spec, first)
                .or(() -> ForcedJoin.broadcast(left, right, spec, first.other()));
    }
}
