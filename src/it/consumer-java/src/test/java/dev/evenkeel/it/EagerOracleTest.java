package dev.evenkeel.it;

import dev.evenkeel.joins.SmartJoin;
import dev.evenkeel.testkit.JoinOracleSuite;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The oracle suite on this Spark, leaving Spark's own plan for every gain, however small. */
class EagerOracleTest extends JoinOracleSuite {
    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType) {
        return SmartJoin.withOptions(Eager.OPTIONS).join(left, right, using, joinType);
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType) {
        return SmartJoin.withOptions(Eager.OPTIONS).join(left, right, condition, joinType);
    }
}
