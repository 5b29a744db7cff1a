package dev.evenkeel.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.partition.PartitionSizer;
import dev.evenkeel.joins.BroadcastDecider;
import dev.evenkeel.joins.JoinPlan;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.SmartJoin;
import dev.evenkeel.skew.SkewDetector;
import dev.evenkeel.testkit.RowOracle;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectTest {
    private static ServerProcess server;
    private static SparkSession spark;
    private static Dataset<Row> orders;
    private static Dataset<Row> customers;

    @BeforeAll
    static void connect() throws Exception {
        server = ServerProcess.start(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-opens") || flag.startsWith("-XX:+IgnoreUnrecognized"))
                .toList());
        spark = SparkSession.builder().remote(server.url()).getOrCreate();
        // One key has half the rows, one row in ten has no key, and some keys have no customer.
        orders = spark.range(0, 2000, 1, 4)
                .selectExpr("id order_id", "case when id % 10 = 3 then null when id % 2 = 0 then 7 else id % 50 end k");
        customers = spark.range(5, 60, 1, 2).selectExpr("id k", "concat('customer ', id) name");
    }

    @AfterAll
    static void disconnect() throws Exception {
        try {
            if (spark != null) spark.close();
        } finally {
            if (server != null) server.close();
        }
    }

    @Test
    void thisJvmHasNoSparkEngine() {
        assertThat(spark.getClass().getName()).startsWith("org.apache.spark.sql.connect.");
        assertThatThrownBy(() -> Class.forName("org.apache.spark.sql.classic.Dataset"))
                .isInstanceOf(ClassNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inner", "left_outer", "right_outer", "full_outer", "left_semi", "left_anti"})
    void aJoinOnColumnsGivesTheRowsOfThePlainJoin(String type) {
        String[] key = {"k"};
        RowOracle.assertSameRows(SmartJoin.join(orders, customers, key, type), orders.join(customers, key, type));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"inner", "cross", "left_outer", "right_outer", "full_outer", "left_semi", "left_anti"})
    void aJoinByConditionGivesTheRowsOfThePlainJoin(String type) {
        Column condition = orders.col("k")
                .equalTo(customers.col("k"))
                .and(orders.col("order_id").gt(customers.col("k")));
        Dataset<Row> joined = SmartJoin.join(orders, customers, condition, type);
        RowOracle.assertSameRows(joined, orders.join(customers, condition, type));
        RowOracle.assertSameRows(
                joined.select(orders.col("order_id"), orders.col("k")),
                orders.join(customers, condition, type).select(orders.col("order_id"), orders.col("k")));
    }

    @Test
    void theShorterFormsJoinToo() {
        RowOracle.assertSameRows(SmartJoin.join(orders, customers, "k"), orders.join(customers, "k"));
        RowOracle.assertSameRows(SmartJoin.join(orders, customers), orders.join(customers, "k"));
    }

    @Test
    void theDecisionIsSparksOwnPlanAndSaysThatConnectCannotBeMeasured() {
        Column condition = orders.col("k").equalTo(customers.col("k"));
        for (JoinPlan plan :
                List.of(SmartJoin.plan(orders, customers, "k"), SmartJoin.plan(orders, customers, condition))) {
            assertThat(plan.decision().chosen()).isInstanceOf(JoinStrategy.Native.class);
            assertThat(plan.decision().reason().sentence()).contains("Connect");
            assertThat(plan.explain()).startsWith("Native").contains("Connect");
            assertThat(plan.toJson()).contains("Connect");
        }
    }

    @Test
    void whatNeedsMeasuringSaysInOneSentenceThatConnectIsTheReason() {
        assertOneClearSentence(() -> SkewDetector.analyze(orders));
        assertOneClearSentence(() -> SkewDetector.analyze(orders, "k"));
        assertOneClearSentence(() -> PartitionSizer.forShuffle(orders));
        assertOneClearSentence(() -> BroadcastDecider.decide(orders, customers, "inner"));
    }

    private static void assertOneClearSentence(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("Connect")
                .hasMessageNotContaining("\n")
                .hasNoCause();
    }
}
