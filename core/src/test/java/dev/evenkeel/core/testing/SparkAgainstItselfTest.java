package dev.evenkeel.core.testing;

import dev.evenkeel.testkit.JoinOracleSuite;
import dev.evenkeel.testkit.Joining;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The oracle suite asked of Spark itself, adaptive against not: its questions have answers, and one each. */
class SparkAgainstItselfTest extends JoinOracleSuite {
    /** A fifth: whoever joins asks them all, and five shares no factor with the number of join types. */
    @Override
    protected int everyNth() {
        return 5;
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType) {
        return Joining.plain().join(left, right, using, joinType);
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType) {
        return Joining.plain().join(left, right, condition, joinType);
    }
}
