package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinStrategy.SplitHeavy;
import dev.evenkeel.joins.Side;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Every second key that can be seen, or the other ones, are joined by a broadcast, on either side in turn. */
class SplitHeavyOracleTest extends ForcedOracleSuite {
    /** The tables, types and forms take turns, so that every third question of each kind meets them all. */
    @Override
    protected int everyNth() {
        return 3;
    }

    @Override
    Optional<Dataset<Row>> force(ForcedJoin join, int turn) {
        Side first = turn % 2 == 0 ? Side.LEFT : Side.RIGHT;
        List<Integer> keys = IntStream.range(0, join.keys().size())
                .filter(key -> (key + turn) % 2 == 0)
                .boxed()
                .toList();
        Optional<Side> hashed = switch (turn % 3) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(Side.RIGHT);
            default -> Optional.of(Side.LEFT);
        };
        return join.by(new SplitHeavy(first, keys, hashed))
                .or(() -> join.by(new SplitHeavy(first.other(), keys, hashed)));
    }
}
