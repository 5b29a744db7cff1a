package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.Side;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every key that can be seen is scattered, on either side in turn where both are legal. */
class SelectiveSaltOracleTest extends ForcedOracleSuite {
    /** Every other question of each kind, on either side in turn: the other strategies are asked the rest. */
    @Override
    protected int everyNth() {
        return 2;
    }

    @Override
    Optional<Dataset<Row>> force(ForcedJoin join, int turn) {
        Side first = turn % 2 == 0 ? Side.LEFT : Side.RIGHT;
        return join.salt(first, 3).or(() -> join.salt(first.other(), 3));
    }
}
