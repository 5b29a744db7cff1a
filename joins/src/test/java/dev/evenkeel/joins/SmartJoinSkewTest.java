package dev.evenkeel.joins;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.JoinStrategy.Native;
import dev.evenkeel.joins.JoinStrategy.SelectiveSalt;
import dev.evenkeel.joins.JoinStrategy.SplitHeavy;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** A hot key in Parquet files, and the front door told of a cluster on which it matters. */
class SmartJoinSkewTest {
    private static final String[] USING = {"k"};
    private static final SmartJoin.Configured ON_64_SLOTS = SmartJoin.withOptions(SkewedTables.options(64));

    /** Where the right side may not be copied, its keys are asked for within the plan, which a split cannot do. */
    @ParameterizedTest
    @EnumSource(
            value = JoinType.class,
            names = {"CROSS"},
            mode = Mode.EXCLUDE)
    void theHotKeyIsSpreadAndTheRowsAreThoseOfThePlainJoin(JoinType type) {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.left();
            Dataset<Row> right = SkewedTables.right();
            JoinPlan plan = ON_64_SLOTS.plan(left, right, USING, type.keyword());
            boolean mayCopyTheRight = type != JoinType.RIGHT_OUTER && type != JoinType.FULL_OUTER;
            assertThat(plan.decision().chosen())
                    .as(plan.explain())
                    .satisfies(mayCopyTheRight ? SmartJoinSkewTest::splitsTheLeft : SmartJoinSkewTest::scattersTheLeft);
            RowOracle.assertSameRows(plan.execute(), left.join(right, USING, type.keyword()));
        });
    }

    private static void splitsTheLeft(JoinStrategy chosen) {
        assertThat(chosen).isInstanceOfSatisfying(SplitHeavy.class, split -> {
            assertThat(split.skewed()).isEqualTo(Side.LEFT);
            assertThat(split.keys()).containsExactly(0);
        });
    }

    private static void scattersTheLeft(JoinStrategy chosen) {
        assertThat(chosen).isInstanceOfSatisfying(SelectiveSalt.class, salt -> {
            assertThat(salt.scattered()).isEqualTo(Side.LEFT);
            assertThat(salt.layout().hotKeys()).isEqualTo(1);
        });
    }

    /** A side that is more than a filter over files is read once, so that it is scattered and not split. */
    @Test
    void theHotKeyOfASideThatIsReadOnceIsScattered() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            SmartJoin.Configured joins =
                    SmartJoin.withOptions(SkewedTables.options(64).withMeasure(Measure.FULL));
            Dataset<Row> left = SkewedTables.left().repartition(16, col("l_id"));
            JoinPlan plan = joins.plan(left, SkewedTables.right(), USING, "left");
            assertThat(plan.decision().chosen()).as(plan.explain()).satisfies(SmartJoinSkewTest::scattersTheLeft);
            RowOracle.assertSameRows(plan.execute(), left.join(SkewedTables.right(), USING, "left"));
        });
    }

    @Test
    void theHotKeyIsSpreadOnTheRightOfARightOuterJoin() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.right();
            Dataset<Row> right = SkewedTables.left();
            Column condition =
                    left.col("k").equalTo(right.col("k")).and(left.col("r_id").lt(right.col("l_id")));
            JoinPlan plan = ON_64_SLOTS.plan(left, right, condition, "right");
            assertThat(plan.decision().chosen())
                    .as(plan.explain())
                    .isInstanceOfSatisfying(
                            SplitHeavy.class,
                            split -> assertThat(split.skewed()).isEqualTo(Side.RIGHT));
            RowOracle.assertSameRows(plan.execute(), left.join(right, condition, "right"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"right_outer", "full_outer"})
    void whereACopyCannotBeToldFromAMatchItIsSparksOwnPlan(String type) {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.left();
            Dataset<Row> right = SkewedTables.right();
            Column condition =
                    left.col("k").equalTo(right.col("k")).and(left.col("l_id").gt(right.col("r_id")));
            JoinPlan plan = ON_64_SLOTS.plan(left, right, condition, type);
            assertThat(plan.decision().chosen()).as(plan.explain()).isEqualTo(new Native());
            assertThat(plan.decision().rejected())
                    .extracting(rejected -> rejected.reason().code())
                    .contains("residual-condition");
        });
    }

    @Test
    void onTheTwoSlotsAtHandItIsSparksOwnPlan() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            JoinPlan plan = SmartJoin.withOptions(JoinOptions.defaults().withMeasure(Measure.FULL))
                    .plan(SkewedTables.left(), SkewedTables.right(), "k");
            assertThat(plan.decision().chosen()).as(plan.explain()).isEqualTo(new Native());
            assertThat(plan.explain()).contains("on 2 slots");
        });
    }

    @Test
    void ofASmallJoinTheSmallerSideIsLookedAtAlone() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.left();
            Dataset<Row> right = SkewedTables.right();
            assertThat(JobCounter.descriptions(() -> SmartJoin.join(left, right, "k")))
                    .containsExactly("Evenkeel: find the frequent keys of k");
            assertThat(SmartJoin.plan(left, right, "k").decision().reason().code())
                    .isEqualTo("small-join");
        });
    }

    @Test
    void nullIsAKeyLikeAnyOtherUnderNullSafeEquality() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.left()
                    .withColumn("k", col("k").divide(7).equalTo(1).or(col("k").isNull()))
                    .selectExpr("if(k, null, l_id) as k", "l_id", "l_text");
            Dataset<Row> right = SkewedTables.right().filter("k is not null or r_id = 3050");
            Column condition = left.col("k").eqNullSafe(right.col("k"));
            JoinPlan plan = ON_64_SLOTS.plan(left, right, condition, "left");
            assertThat(plan.decision().chosen()).as(plan.explain()).satisfies(SmartJoinSkewTest::splitsTheLeft);
            RowOracle.assertSameRows(plan.execute(), left.join(right, condition, "left"));
        });
    }

    @Test
    void aKeyOfTwoColumnsIsJudgedAsAWhole() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left =
                    SkewedTables.left().withColumn("part", col("l_id").mod(2000));
            Dataset<Row> right =
                    SkewedTables.right().withColumn("part", col("r_id").mod(2000));
            JoinPlan plan = ON_64_SLOTS.plan(left, right, new String[] {"k", "part"});
            assertThat(plan.decision().chosen()).as(plan.explain()).isEqualTo(new Native());
            assertThat(plan.explain()).contains("not SelectiveSalt[scattered=LEFT]: the costliest key, (7, ");
        });
    }

    @Test
    void measuringTakesAtMostFourJobsAndTheJoinNoneUntilItIsUsed() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            SmartJoin.Configured joins = SmartJoin.withOptions(JoinOptions.defaults()
                    .withCluster(ClusterShape.ofSlots(64))
                    .withMeasure(Measure.FULL)
                    .withBroadcastLimit(ByteSize.mebibytes(64)));
            Dataset<Row> left = SkewedTables.left();
            Dataset<Row> right = SkewedTables.right();
            List<String> jobs = JobCounter.descriptions(() -> joins.join(left, right, "k"));
            assertThat(jobs).hasSize(4).allSatisfy(job -> assertThat(job).startsWith("Evenkeel: "));
            JoinPlan plan = ON_64_SLOTS.plan(left, right, "k");
            JobCounter.assertJobs(0, plan::execute);
            JobCounter.assertJobs(0, plan::explain);
        });
    }
}
