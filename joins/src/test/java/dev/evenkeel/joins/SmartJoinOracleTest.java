package dev.evenkeel.joins;

import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.testkit.JoinOracleSuite;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** {@code SmartJoin} as users call it, measuring every side. */
class SmartJoinOracleTest extends JoinOracleSuite {
    private final SmartJoin.Configured joins =
            SmartJoin.withOptions(JoinOptions.defaults().withMeasure(Measure.FULL));

    @Override
    protected Map<String, String> settings() {
        return Map.of("spark.sql.autoBroadcastJoinThreshold", "-1");
    }

    /** Every other question of each kind; the consumer builds ask them on every line of Spark. */
    @Override
    protected int everyNth() {
        return 2;
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType) {
        return joins.join(left, right, using, joinType);
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType) {
        return joins.join(left, right, condition, joinType);
    }
}
