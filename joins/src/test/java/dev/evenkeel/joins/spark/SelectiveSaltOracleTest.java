package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.Side;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every key that can be seen is scattered, on either side in turn where both are legal. */
class SelectiveSaltOracleTest extends ForcedOracleSuite {
    private int asked;

    @Override
    Optional<Dataset<Row>> force(Dataset<Row> left, Dataset<Row> right, JoinSpec spec) {
        Side first = asked++ % 2 == 0 ? Side.LEFT : Side.RIGHT;
        return ForcedJoin.salt(left, right, spec, first, 3)
                .or(() -> ForcedJoin.salt(left, right, spec, first.other(), 3));
    }
}
