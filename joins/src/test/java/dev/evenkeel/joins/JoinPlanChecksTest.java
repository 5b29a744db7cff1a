package dev.evenkeel.joins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.joins.JoinOptions.Measure;
import dev.evenkeel.skew.SkewDetector;
import dev.evenkeel.skew.SkewOptions;
import dev.evenkeel.skew.SkewReport;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Locale;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan held against what the join really does: what it gave and took, whether its rows are right, and old reports. */
class JoinPlanChecksTest {
    private static final String[] USING = {"k"};

    @Test
    void whatWasExpectedStandsBesideWhatWasSeen() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            JoinPlan plan = plan("left_outer");
            assertThat(plan.observed()).isEmpty();
            ObservedJoin seen = plan.observe(
                    joined -> joined.write().format("noop").mode("overwrite").save());
            // 70,000 rows with a key, of which those of key 7 meet two rows; 2,000 rows have no key.
            assertThat(seen.rows()).isEqualTo(70_000 + 48_000 + 2_000);
            assertThat(seen.expectedRows())
                    .hasValueSatisfying(expected -> assertThat(expected).isBetween(110e3, 130e3));
            assertThat(seen.predictedTask()).isPresent();
            assertThat(seen.longestTask()).isPositive();
            assertThat(seen.explain()).contains("rows          120,000 (expected ", "longest task  ", "(predicted ");
            assertThat(plan.observed()).hasValue(seen);
        });
    }

    @Test
    void rowsAreCountedWhereNothingWasMeasured() {
        JoinPlan plan = SmartJoin.withOptions(JoinOptions.defaults().withMeasure(Measure.NONE))
                .plan(SkewedTables.left().select("k"), SkewedTables.right(), "k");
        ObservedJoin seen = plan.observe(Dataset::collectAsList);
        assertThat(seen.rows()).isEqualTo(70_000 + 48_000);
        assertThat(seen.explain()).contains("(nothing was measured to expect anything from)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"left_anti", "full_outer"})
    void aPartOfTheKeysIsJoinedBothWays(String type) {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            JoinPlan plan = plan(type);
            JoinVerification some = plan.verify(0.05);
            assertThat(some.same()).as(some.toString()).isTrue();
            assertThat(some.plainRows()).isPositive();
            JoinVerification all = plan.verify(1);
            assertThat(some.plainRows()).isLessThan(all.plainRows());
            assertThat(all.hotKeysSampled()).isEqualTo(1);
            assertThat(all)
                    .hasToString(String.format(
                            Locale.ROOT,
                            "%,d rows by both joins, the same ones, on 100.0 %% of the keys; 1 of 1 hot keys were among them",
                            all.plainRows()));
        });
    }

    @Test
    void aPartThatIsNoneIsRefused() {
        JoinPlan plan = SmartJoin.plan(SkewedTables.left(), SkewedTables.right(), "k");
        assertThatThrownBy(() -> plan.verify(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fraction must be above 0 and at most 1: 0.0");
    }

    @Test
    void savedReportsReplaceMeasuring() {
        SparkFixture.runWithSettings(SkewedTables.SETTINGS, () -> {
            Dataset<Row> left = SkewedTables.left();
            Dataset<Row> right = SkewedTables.right().selectExpr("cast(k as int) as id", "r_id");
            SkewDetector.Configured detector =
                    SkewDetector.withOptions(SkewOptions.defaults().withBytes());
            SkewReport ofLeft = SkewReport.fromJson(detector.analyze(left, "k").toJson());
            SkewReport ofRight = detector.analyze(right, "id");
            SmartJoin.Configured joins =
                    SmartJoin.withOptions(SkewedTables.options(64).withSkewReports(ofLeft, ofRight));
            Column same = left.col("k").equalTo(right.col("id"));
            JobCounter.assertJobs(0, () -> joins.plan(left, right, same, "left"));
            JoinPlan plan = joins.plan(left, right, same, "left");
            JoinPlan measured = SmartJoin.withOptions(SkewedTables.options(64)).plan(left, right, same, "left");
            assertThat(plan.decision().chosen())
                    .as(plan.explain())
                    .hasSameClassAs(measured.decision().chosen());
            assertThat(plan.facts().orElseThrow().heavyKeys().get(0))
                    .isEqualTo(measured.facts().orElseThrow().heavyKeys().get(0));
            RowOracle.assertSameRows(plan.execute(), left.join(right, same, "left"));
        });
    }

    @Test
    void aReportOnAnotherKeyIsRefused() {
        Dataset<Row> left = SkewedTables.left();
        SkewReport other = SkewDetector.analyze(left, "l_id");
        SmartJoin.Configured joins =
                SmartJoin.withOptions(JoinOptions.defaults().withSkewReports(other, other));
        assertThatThrownBy(() -> joins.join(left, SkewedTables.right(), "k"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessage("The skew report on the left side has no key k. It has: [[l_id]]. Analyze that key:"
                        + " SkewDetector.analyze(df, \"k\").");
    }

    private static JoinPlan plan(String type) {
        return SmartJoin.withOptions(SkewedTables.options(64))
                .plan(SkewedTables.left(), SkewedTables.right(), USING, type);
    }
}
