package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinStrategy.DistinctKeys;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Semi and anti joins with each key of the right side once. */
class DistinctKeysOracleTest extends ForcedOracleSuite {
    /** The tables, types and forms take turns, so that every sixth question of each kind meets them all. */
    @Override
    protected int everyNth() {
        return 6;
    }

    @Override
    Optional<Dataset<Row>> force(ForcedJoin join, int turn) {
        return join.by(new DistinctKeys());
    }
}
