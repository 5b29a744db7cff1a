package dev.evenkeel.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.partition.PartitionSizer;
import dev.evenkeel.core.partition.PartitionSizing;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.BroadcastChoice;
import dev.evenkeel.joins.BroadcastDecider;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinPlan;
import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.SmartJoin;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeySkew;
import dev.evenkeel.skew.SkewDetector;
import dev.evenkeel.skew.SkewObservation;
import dev.evenkeel.skew.SkewOptions;
import dev.evenkeel.skew.SkewReport;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README shows, on the Spark that this build is for. */
class FrontDoorTest {
    private static final String THRESHOLD = "spark.sql.autoBroadcastJoinThreshold";
    private static final int ORDERS = 200_000;

    /** A hot key is salted even at this size: sides measured whole, no broadcast, many slots. */
    private static final JoinOptions SALTING = JoinOptions.defaults()
            .withMeasure(JoinOptions.Measure.FULL)
            .withBroadcastLimit(new ByteSize(0))
            .withMinimumGain(Ratio.ZERO)
            .withCluster(ClusterShape.ofSlots(64));

    private static Dataset<Row> orders;
    private static Dataset<Row> customers;

    @BeforeAll
    static void tables() {
        SparkFixture.spark().conf().set(THRESHOLD, "-1"); // a side that Spark broadcasts by itself is left to it
        // Customer 599 has half the orders, one order in ten has no customer, and some customers have no order.
        orders = SparkFixture.spark()
                .range(0, ORDERS, 1, 8)
                .selectExpr(
                        "id order_id",
                        "case when id % 10 = 3 then null when id % 2 = 0 then 599 else id % 500 end customer_id");
        customers = SparkFixture.spark()
                .range(5, 600, 1, 4)
                .selectExpr("id customer_id", "concat('customer ', id) name");
    }

    @AfterAll
    static void thresholdAsBefore() {
        SparkFixture.spark().conf().unset(THRESHOLD);
    }

    @Test
    void thisIsTheSparkThatTheBuildIsFor() {
        assertThat(SparkFixture.spark().version()).isEqualTo(System.getProperty("line.spark"));
        assertThat(scala.util.Properties.versionNumberString()).startsWith(System.getProperty("line.scala") + ".");
    }

    @Test
    void theHotCustomerIsNamed() {
        SkewReport report = SkewDetector.analyze(orders, "customer_id");
        KeySkew skew = report.keys().get(0);
        HeavyHitter hottest = skew.heavyHitters().get(0);

        SkewOptions shuffle = SkewOptions.defaults().withPartitions(200);
        assertThat(SkewDetector.withOptions(shuffle).analyze(orders, "customer_id").isSkewed())
                .isTrue();
        assertThat(skew.nullRows()).isEqualTo(ORDERS / 10);
        assertThat(hottest.keyText()).isEqualTo("599");
        assertThat(hottest.lower()).isLessThanOrEqualTo(ORDERS / 2);
        assertThat(hottest.upper()).isGreaterThanOrEqualTo(ORDERS / 2);
        assertThat(report.explain()).contains("customer_id");
        assertThat(SkewDetector.analyze(orders).keys()).hasSize(2);
    }

    @Test
    void aJobTellsOfItsKeysWhileItRuns() {
        SkewObservation<Row> ofNumber = SkewDetector.observe(orders, "customer_id");
        SkewObservation<Row> ofText = SkewDetector.observe(customers, "name");
        assertSameRows(ofNumber.data().join(ofText.data(), "customer_id"), orders.join(customers, "customer_id"));
        HeavyHitter hottest = ofNumber.report().keys().get(0).heavyHitters().get(0);
        assertThat(hottest.keyText()).isEqualTo("599");
        assertThat(hottest.lower()).isEqualTo(hottest.upper()).isEqualTo(ORDERS / 2);
        assertThat(ofText.report().keys().get(0).heavyHitters()).hasSize(595);

        SkewObservation<Row> ofBoth = SkewDetector.observe(customers, "customer_id", "name");
        ofBoth.data().collectAsList();
        assertThat(ofBoth.report().keys().get(0).heavyHitters())
                .allSatisfy(key -> assertThat(key.key().get(1)).isEqualTo("customer " + key.key().get(0)))
                .hasSize(595);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inner", "left_outer", "right_outer", "full_outer", "left_semi", "left_anti"})
    void aJoinOnColumnsGivesTheRowsOfThePlainJoin(String type) {
        String[] key = {"customer_id"};
        Dataset<Row> plain = orders.join(customers, key, type);
        assertSameRows(SmartJoin.join(orders, customers, key, type), plain);
        assertSameRows(SmartJoin.withOptions(SALTING).join(orders, customers, key, type), plain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"inner", "cross", "left_outer", "right_outer", "full_outer", "left_semi", "left_anti"})
    void aJoinByConditionGivesTheRowsOfThePlainJoin(String type) {
        Column condition = orders.col("customer_id")
                .equalTo(customers.col("customer_id"))
                .and(orders.col("order_id").gt(customers.col("customer_id").multiply(9)));
        Dataset<Row> plain = orders.join(customers, condition, type);
        assertSameRows(SmartJoin.join(orders, customers, condition, type), plain);
        assertSameRows(SmartJoin.withOptions(SALTING).join(orders, customers, condition, type), plain);
    }

    @Test
    void theShorterFormsJoinToo() {
        String[] key = {"customer_id"};
        Dataset<Row> plain = orders.join(customers, "customer_id");
        assertSameRows(SmartJoin.join(orders, customers), plain);
        assertSameRows(SmartJoin.join(orders, customers, "customer_id"), plain);
        assertSameRows(SmartJoin.join(orders, customers, key), plain);
        assertSameRows(
                SmartJoin.join(orders, customers, JoinSpec.on("customer_id").left()),
                orders.join(customers, key, "left"));
    }

    @Test
    void aHotKeyIsSaltedWhereThatPaysAndTheColumnsOfBothSidesAreStillFound() {
        Column condition = orders.col("customer_id").equalTo(customers.col("customer_id"));
        JoinPlan plan = SmartJoin.withOptions(SALTING).plan(orders, customers, condition, "left");

        assertThat(plan.decision().chosen())
                .as(plan.explain())
                .isInstanceOfAny(JoinStrategy.SelectiveSalt.class, JoinStrategy.SplitHeavy.class);
        assertSameRows(
                plan.execute().select(orders.col("customer_id"), customers.col("customer_id")),
                orders.join(customers, condition, "left")
                        .select(orders.col("customer_id"), customers.col("customer_id")));
    }

    @Test
    void theSmallSideMayBeBroadcast() {
        Decision<BroadcastChoice> byDefault = BroadcastDecider.decide(orders, customers, "left");
        assertThat(byDefault.reason().sentence()).isNotBlank();

        JoinOptions roomy = JoinOptions.defaults().withBroadcastLimit(ByteSize.mebibytes(256));
        Decision<BroadcastChoice> decision =
                BroadcastDecider.withOptions(roomy).decide(orders, customers, "left");
        Side build = decision.chosen().fold(BroadcastChoice.Build::side, neither -> Side.LEFT);
        assertThat(build).isEqualTo(Side.RIGHT);
    }

    @Test
    void aShuffleIsGivenANumberOfPartitions() {
        PartitionSizing sizing = PartitionSizer.forShuffle(orders);

        assertThat(sizing.partitions()).isPositive();
        assertThat(sizing.apply(orders).count()).isEqualTo(ORDERS);
        assertThat(sizing.explain()).contains("because");
    }

    /** Compares counts and sums of row hashes, which says the same about many rows as comparing them would. */
    private static void assertSameRows(Dataset<Row> actual, Dataset<Row> expected) {
        RowOracle.assertSameSchema(actual.schema(), expected.schema());
        RowOracle.assertSameRows(digest(actual), digest(expected));
    }

    private static Dataset<Row> digest(Dataset<Row> rows) {
        String[] names = IntStream.range(0, rows.columns().length)
                .mapToObj(column -> "c" + column)
                .toArray(String[]::new);
        return rows.toDF(names)
                .selectExpr("xxhash64(" + String.join(", ", names) + ") h")
                .selectExpr("count(*) rows", "sum(cast(h as decimal(38))) hashes");
    }
}
