package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.SaltLayout;
import dev.evenkeel.joins.Side;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Every key that can be seen is laid on a grid, of 2 x 3, 3 x 1 and 1 x 2 parts in turn; the rows of a task are sorted,
 * the right ones hashed, or the left ones, in turn.
 */
class CellsOracleTest extends ForcedOracleSuite {
    /** The tables, types and forms take turns, so that every fifth question of each kind meets them all. */
    @Override
    protected int everyNth() {
        return 5;
    }

    @Override
    Optional<Dataset<Row>> force(ForcedJoin join, int turn) {
        return join.cells(
                key -> switch ((key + turn) % 3) {
                    case 0 -> KeyGrid.counted(2, 3);
                    case 1 -> KeyGrid.counted(3, 1);
                    default -> KeyGrid.counted(1, 2);
                },
                layout -> placed(layout.on(3), turn / 3));
    }

    private static SaltLayout placed(SaltLayout layout, int turn) {
        return switch (turn % 3) {
            case 0 -> layout;
            case 1 -> layout.hashing(Side.RIGHT);
            default -> layout.hashing(Side.LEFT);
        };
    }
}
