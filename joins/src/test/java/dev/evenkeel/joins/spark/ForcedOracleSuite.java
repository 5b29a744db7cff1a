package dev.evenkeel.joins.spark;

import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.testkit.JoinOracleSuite;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The oracle's questions to one strategy, whatever the facts say; where it is not legal, Spark's own join answers. */
abstract class ForcedOracleSuite extends JoinOracleSuite {
    private int asked;

    /** {@return the join by the strategy under test; nothing where it is not legal} */
    abstract Optional<Dataset<Row>> force(ForcedJoin join, int turn);

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType) {
        return force(left, right, JoinSpec.on(using).type(joinType)).orElseGet(() -> left.join(right, using, joinType));
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType) {
        return force(left, right, JoinSpec.where(condition).type(joinType))
                .orElseGet(() -> left.join(right, condition, joinType));
    }

    private Optional<Dataset<Row>> force(Dataset<Row> left, Dataset<Row> right, JoinSpec spec) {
        return ForcedJoin.of(left, right, spec).flatMap(join -> force(join.seeingKeys(), asked++));
    }
}
