package dev.evenkeel.it;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.SmartJoin;
import dev.evenkeel.testkit.JoinOracleSuite;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The oracle suite on this Spark, measuring both sides whole and leaving Spark's own plan for any gain. */
class OracleTest extends JoinOracleSuite {
    private static final JoinOptions OPTIONS = JoinOptions.defaults()
            .withMeasure(JoinOptions.Measure.FULL)
            .withBroadcastLimit(ByteSize.mebibytes(256))
            .withMinimumGain(Ratio.ZERO)
            .withCluster(ClusterShape.ofSlots(64));

    /** Spark broadcasts nothing by itself, since such a side is left to it; compiling so many queries would take long. */
    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "spark.sql.autoBroadcastJoinThreshold", "-1",
                "spark.sql.codegen.wholeStage", "false",
                "spark.sql.codegen.factoryMode", "NO_CODEGEN");
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType) {
        return SmartJoin.withOptions(OPTIONS).join(left, right, using, joinType);
    }

    @Override
    public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType) {
        return SmartJoin.withOptions(OPTIONS).join(left, right, condition, joinType);
    }
}
