package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.Side;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every key that can be seen is scattered, on either side in turn where both are legal. */
class SelectiveSaltOracleTest extends ForcedOracleSuite {
    /** Every fifth question of each kind, on either side in turn; random joins ask the rest, other ones in every run. */
    @Override
    protected int everyNth() {
        return 5;
    }

    @Override
    Optional<Dataset<Row>> force(ForcedJoin join, int turn) {
        Side first = turn % 2 == 0 ? Side.LEFT : Side.RIGHT;
        return join.salt(first, 3).or(() -> join.salt(first.other(), 3));
    }
}
