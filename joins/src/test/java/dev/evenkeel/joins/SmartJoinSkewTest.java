package dev.evenkeel.joins;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinStrategy.Native;
import dev.evenkeel.joins.JoinStrategy.SelectiveSalt;
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
    private static final SmartJoin.Configured ON_64_SLOTS = SmartJoin.withOptions(SkewedTables.options(64));

    @ParameterizedTest
    @EnumSource(
            value = JoinType.class,
            names = {"CROSS", "RIGHT_OUTER", "FULL_OUTER"},
            mode = Mode.EXCLUDE)
    void theHotKeyIsScatteredAndTheRowsAreThoseOfThePlainJoin(JoinType type) {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.left();
            Dataset<Row> right = SkewedTables.right();
            JoinPlan plan = ON_64_SLOTS.plan(left, right, new String[] {"k"}, type.keyword());
            assertThat(plan.decision().chosen())
                    .as(plan.explain())
                    .isInstanceOfSatisfying(SelectiveSalt.class, salt -> {
                        assertThat(salt.scattered()).isEqualTo(Side.LEFT);
                        assertThat(salt.layout().hotKeys()).isEqualTo(1);
                    });
            RowOracle.assertSameRows(plan.execute(), left.join(right, new String[] {"k"}, type.keyword()));
        });
    }

    @Test
    void theHotKeyIsScatteredOnTheRightOfARightOuterJoin() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.right();
            Dataset<Row> right = SkewedTables.left();
            Column condition =
                    left.col("k").equalTo(right.col("k")).and(left.col("r_id").lt(right.col("l_id")));
            JoinPlan plan = ON_64_SLOTS.plan(left, right, condition, "right");
            assertThat(plan.decision().chosen())
                    .as(plan.explain())
                    .isInstanceOfSatisfying(
                            SelectiveSalt.class,
                            salt -> assertThat(salt.scattered()).isEqualTo(Side.RIGHT));
            RowOracle.assertSameRows(plan.execute(), left.join(right, condition, "right"));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"right_outer", "full_outer"})
    void whereTheHotSideMayNotBeScatteredItIsSparksOwnPlan(String type) {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            JoinPlan plan = ON_64_SLOTS.plan(SkewedTables.left(), SkewedTables.right(), new String[] {"k"}, type);
            assertThat(plan.decision().chosen()).as(plan.explain()).isEqualTo(new Native());
            assertThat(plan.explain()).contains("does not let rows of the right side be copied");
        });
    }

    @Test
    void onTheTwoSlotsAtHandItIsSparksOwnPlan() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            JoinPlan plan = SmartJoin.plan(SkewedTables.left(), SkewedTables.right(), "k");
            assertThat(plan.decision().chosen()).as(plan.explain()).isEqualTo(new Native());
            assertThat(plan.explain()).contains("on 2 slots");
        });
    }

    @Test
    void nullIsAKeyLikeAnyOtherUnderNullSafeEquality() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.left()
                    .withColumn("k", col("k").divide(7).equalTo(1).or(col("k").isNull()))
                    .selectExpr("if(k, null, l_id) as k", "l_id");
            Dataset<Row> right = SkewedTables.right().filter("k is not null or r_id = 3050");
            Column condition = left.col("k").eqNullSafe(right.col("k"));
            JoinPlan plan = ON_64_SLOTS.plan(left, right, condition, "left");
            assertThat(plan.decision().chosen())
                    .as(plan.explain())
                    .isInstanceOfSatisfying(SelectiveSalt.class, salt -> {
                        assertThat(salt.layout().hotKeys()).isEqualTo(1);
                        assertThat(salt.layout().nullKeys().isScattered()).isFalse();
                    });
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
