package dev.evenkeel.joins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.joins.JoinStrategy.Native;
import dev.evenkeel.joins.JoinStrategy.SelectiveSalt;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the caller says of a join beforehand: heavy keys, how much may be looked at, how many rows may come out. */
class SmartJoinGivenTest {
    private static final JoinOptions ON_64_SLOTS = JoinOptions.defaults().withCluster(ClusterShape.ofSlots(64));
    private static final String[] USING = {"k"};

    @ParameterizedTest
    @EnumSource(
            value = JoinType.class,
            names = {"CROSS"},
            mode = Mode.EXCLUDE)
    void keysThatAreGivenAreScatteredAndNothingIsMeasured(JoinType type) {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.left();
            Dataset<Row> right = SkewedTables.right();
            SmartJoin.Configured joins =
                    SmartJoin.withOptions(ON_64_SLOTS.withKnownHeavyKeys(Side.LEFT, List.of(7), List.of("12")));
            JobCounter.assertJobs(0, () -> joins.join(left, right, USING, type.keyword()));
            JoinPlan plan = joins.plan(left, right, USING, type.keyword());
            assertThat(plan.decision().chosen())
                    .isInstanceOfSatisfying(
                            SelectiveSalt.class,
                            salt -> assertThat(salt.layout().hotKeys()).isEqualTo(2));
            assertThat(plan.explain()).contains("2 keys were given as heavy on the left side");
            RowOracle.assertSameRows(plan.execute(), left.join(right, USING, type.keyword()));
        });
    }

    @Test
    void aGivenKeyHasAValueForEachEquality() {
        Dataset<Row> table = SparkFixture.spark().range(10).toDF("k");
        JoinOptions options = ON_64_SLOTS.withKnownHeavyKeys(Side.LEFT, List.of(1, 2));
        assertThatThrownBy(() -> SmartJoin.withOptions(options).join(table, table.toDF("k"), "k"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("The known heavy key [1, 2] has 2 values, but the join has 1 equality: ");
    }

    @Test
    void theCatalogAloneIsAskedWithoutAJob() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            SmartJoin.Configured joins = SmartJoin.withOptions(ON_64_SLOTS.withMeasure(Measure.CATALOG));
            Dataset<Row> left = SkewedTables.left();
            Dataset<Row> right = SkewedTables.right();
            JobCounter.assertJobs(0, () -> joins.join(left, right, "k"));
            JoinPlan plan = joins.plan(left, right, "k");
            assertThat(plan.decision().chosen()).isEqualTo(new Native());
            assertThat(plan.decision().reason().code()).isEqualTo("catalog-only");
        });
    }

    @Test
    void aSampleMayBeTakenOfACostlySideToo() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> costly = SkewedTables.left().distinct();
            Dataset<Row> right = SkewedTables.right();
            assertThat(SmartJoin.withOptions(ON_64_SLOTS)
                            .plan(costly, right, "k")
                            .decision()
                            .reason()
                            .code())
                    .isEqualTo("costly-side");
            JoinPlan sampled = SmartJoin.withOptions(ON_64_SLOTS.withMeasure(Measure.SAMPLE))
                    .plan(costly, right, "k");
            assertThat(sampled.facts()).isPresent();
            RowOracle.assertSameRows(sampled.execute(), costly.join(right, "k"));
        });
    }

    @Test
    void anExplosionIsRefusedWithTheKeyThatCausesIt() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.left();
            long rows = 48_000L * 48_000L; // of key 7 alone
            SmartJoin.Configured few = SmartJoin.withOptions(ON_64_SLOTS.withMaxOutputRows(rows / 2));
            assertThatThrownBy(() -> few.join(left, left.toDF("k", "id", "text"), "k"))
                    .isInstanceOf(EvenkeelException.class)
                    .hasMessageMatching("The join is expected to give [\\d,]+ rows, more than"
                            + " JoinOptions.withMaxOutputRows\\(" + rows / 2 + "\\) allows. Most of them come from: 7"
                            + " \\(2,304,000,000 rows\\), .*");
            SmartJoin.Configured enough = SmartJoin.withOptions(ON_64_SLOTS.withMaxOutputRows(2 * rows));
            assertThat(enough.plan(left, left.toDF("k", "id", "text"), "k").facts())
                    .isPresent();
        });
    }

    @Test
    void smallSidesThatExplodeAreRefusedAsWell() {
        Dataset<Row> left = SparkFixture.spark().range(30_000).selectExpr("id % 3 as k", "id as l");
        Dataset<Row> right = SparkFixture.spark().range(30_000).selectExpr("id % 3 as k", "id as r");
        JoinOptions guarded = ON_64_SLOTS.withMaxOutputRows(1_000_000);
        assertThatThrownBy(() -> SmartJoin.withOptions(guarded).join(left, right, "k"))
                .hasMessageContaining("is expected to give 300,000,000 rows");
        assertThat(SmartJoin.withOptions(ON_64_SLOTS.withMaxOutputRows(300_000_000))
                        .plan(left, right, "k")
                        .decision()
                        .reason()
                        .code())
                .as("counting changes no decision")
                .isEqualTo(SmartJoin.withOptions(ON_64_SLOTS)
                        .plan(left, right, "k")
                        .decision()
                        .reason()
                        .code());
        assertThatCode(() ->
                        SmartJoin.withOptions(guarded.withMeasure(Measure.NONE)).plan(left, right, "k"))
                .as("nothing may be counted")
                .doesNotThrowAnyException();
    }

    @Test
    void sidesThatWereCountedAreNotCountedAgain() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SparkFixture.spark().range(100_000).selectExpr("id as k", "id as l");
            Dataset<Row> right = SparkFixture.spark().range(100_000).selectExpr("id as k", "id as r");
            SmartJoin.Configured guarded = SmartJoin.withOptions(ON_64_SLOTS.withMaxOutputRows(1_000_000));
            JobCounter.assertJobs(4, () -> guarded.plan(left, right, "k"));
        });
    }
}
