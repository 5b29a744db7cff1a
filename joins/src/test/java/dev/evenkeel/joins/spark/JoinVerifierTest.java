package dev.evenkeel.joins.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinVerification;
import dev.evenkeel.testkit.SparkFixture;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class JoinVerifierTest {
    /** One row for each key of the right side cannot answer a condition on its other columns. */
    @Test
    void aStrategyThatGivesOtherRowsIsFoundOut() {
        SparkSession spark = SparkFixture.spark();
        Dataset<Row> left = spark.range(1000).selectExpr("id % 10 as k", "id as a");
        Dataset<Row> right = spark.range(1000).selectExpr("id % 10 as j", "id as b");
        Column condition =
                left.col("k").equalTo(right.col("j")).and(right.col("b").lt(left.col("a")));
        JoinInputs inputs = JoinInputs.of(left, right, JoinSpec.where(condition).type("left_anti"), Settings.of(spark));
        JoinShape shape = JoinShapeReader.read(inputs);
        JoinVerification wrong =
                JoinVerifier.verify(inputs, shape, List.of(), new JoinStrategy.DistinctKeys(), new Ratio(1));
        assertThat(wrong.same()).isFalse();
        assertThat(wrong.toString()).contains("10 rows by Spark's join and 0 by the chosen one, NOT the same ones");
        assertThat(JoinVerifier.verify(inputs, shape, List.of(), new JoinStrategy.Native(), new Ratio(1))
                        .same())
                .isTrue();
    }
}
