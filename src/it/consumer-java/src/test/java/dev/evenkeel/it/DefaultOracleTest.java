package dev.evenkeel.it;

import dev.evenkeel.joins.SmartJoin;
import dev.evenkeel.testkit.JoinOracleSuite;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The oracle suite on this Spark, joining as a user does who sets no option. Most of these joins stay Spark's own. */
class DefaultOracleTest extends JoinOracleSuite {
    /** Compiling a query takes longer than running it on so few rows; {@link FrontDoorTest} does compile. */
    @Override
    protected Map<String, String> settings() {
        return Map.of("spark.sql.codegen.wholeStage", "false", "spark.sql.codegen.factoryMode", "NO_CODEGEN");
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType) {
        return SmartJoin.join(left, right, using, joinType);
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType) {
        return SmartJoin.join(left, right, condition, joinType);
    }
}
