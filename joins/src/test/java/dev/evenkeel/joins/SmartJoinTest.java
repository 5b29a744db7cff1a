package dev.evenkeel.joins;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.KeyType;
import dev.evenkeel.testkit.RandomTables;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import dev.evenkeel.testkit.TablePair;
import java.util.Map;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The overloads of the front door, one for one those of {@code Dataset.join}, and what they refuse. */
class SmartJoinTest {
    private final SparkSession spark = SparkFixture.spark();
    private final TablePair tables = RandomTables.pair(21, KeyType.INT, KeyType.STRING);
    private final Dataset<Row> left = tables.left().drop("payload");
    private final Dataset<Row> right = tables.right().withColumnRenamed("payload", "r_payload");
    private final String[] keys = {"k", "k1"};
    private final Column condition =
            left.col("k").equalTo(right.col("k")).and(left.col("l_id").leq(right.col("r_id")));

    @Test
    void everyOverloadGivesWhatDatasetJoinGives() {
        same(SmartJoin.join(left, right, "k"), left.join(right, "k"));
        same(SmartJoin.join(left, right, keys), left.join(right, keys));
        same(SmartJoin.join(left, right, keys, "left"), left.join(right, keys, "left"));
        same(SmartJoin.join(left, right, condition), left.join(right, condition));
        same(SmartJoin.join(left, right, condition, "anti"), left.join(right, condition, "anti"));
        same(SmartJoin.join(left, right, JoinSpec.on("k").full()), left.join(right, new String[] {"k"}, "full"));
        same(SmartJoin.join(left, right, JoinSpec.where(condition).semi()), left.join(right, condition, "left_semi"));
    }

    @Test
    void everyPlanExecutesToWhatDatasetJoinGives() {
        same(SmartJoin.plan(left, right, "k").execute(), left.join(right, "k"));
        same(SmartJoin.plan(left, right, keys).execute(), left.join(right, keys));
        same(SmartJoin.plan(left, right, keys, "right").execute(), left.join(right, keys, "right"));
        same(SmartJoin.plan(left, right, condition).execute(), left.join(right, condition));
        same(SmartJoin.plan(left, right, condition, "left").execute(), left.join(right, condition, "left"));
        same(SmartJoin.plan(left, right, JoinSpec.on(keys).anti()).execute(), left.join(right, keys, "left_anti"));
    }

    @Test
    void withoutColumnsItJoinsOnThoseThatBothSidesHave() {
        Dataset<Row> l = left.select("l_id", "k1", "k");
        Dataset<Row> r = right.select("r_id", "k", "k1");
        same(SmartJoin.join(l, r), l.join(r, new String[] {"k1", "k"}));
        same(SmartJoin.plan(l, r).execute(), l.join(r, new String[] {"k1", "k"}));
        same(SmartJoin.join(l, r, JoinSpec.onCommonColumns().left()), l.join(r, new String[] {"k1", "k"}, "left"));
    }

    @Test
    void commonColumnsAreFoundByTheSessionsCaseSensitivity() {
        Dataset<Row> l = left.select("l_id", "k", "k1");
        Dataset<Row> r = right.select("r_id", "k", "k1").withColumnRenamed("k1", "K1");
        same(SmartJoin.join(l, r), l.join(r, new String[] {"k", "k1"}));
        SparkFixture.runWithSettings(
                Map.of("spark.sql.caseSensitive", "true"), () -> same(SmartJoin.join(l, r), l.join(r, "k")));
    }

    @Test
    void typedDatasetsAreJoinedAsRows() {
        Dataset<Long> ids = spark.range(5);
        same(SmartJoin.join(ids, spark.range(3, 9), "id"), ids.join(spark.range(3, 9), "id"));
    }

    @Test
    void sidesWithoutACommonColumnAreAnErrorThatListsTheirs() {
        assertThatThrownBy(() -> SmartJoin.join(left.select("k", "l_id"), right.select("k1", "r_id")))
                .isInstanceOf(EvenkeelException.class)
                .hasMessage(
                        "The two sides have no column name in common, so there is nothing to join on. Left: k, l_id."
                                + " Right: k1, r_id. Pass the columns or a condition, or call crossJoin for all pairs.");
    }

    @Test
    void noColumnsAtAllAreAnError() {
        assertThatThrownBy(() -> SmartJoin.join(left, right, new String[0]))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageContaining("at least one column name");
    }

    @Test
    void anUnknownTypeIsAnErrorThatListsTheTypes() {
        assertThatThrownBy(() -> SmartJoin.join(left, right, keys, "lefty"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("Join type 'lefty' is not one that Spark knows. Use inner, cross,");
        assertThatThrownBy(() -> SmartJoin.plan(left, right, condition, "lefty"))
                .isInstanceOf(EvenkeelException.class);
    }

    @Test
    void aMissingColumnIsSparksOwnErrorAndNamesIt() {
        assertThatThrownBy(() -> SmartJoin.join(left, right, "nobody"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("`nobody` cannot be resolved on the left side");
        assertThatThrownBy(() -> SmartJoin.join(left, right, "l_id"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("`l_id` cannot be resolved on the right side");
        assertThatThrownBy(() -> SmartJoin.join(left, right, col("nobody").equalTo(1)))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("nobody");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spark.evenkeel.join.minimumGain=2",
                "spark.evenkeel.join.measure=some",
                "spark.evenkeel.join.broadcastLimit=much",
                "spark.evenkeel.join.brodcastLimit=1m"
            })
    void aSettingThatCannotBeReadIsAnErrorThatNamesIt(String setting) {
        String key = setting.substring(0, setting.indexOf('='));
        SparkFixture.runWithSettings(
                Map.of(key, setting.substring(key.length() + 1)),
                () -> assertThatThrownBy(() -> SmartJoin.join(left, right, "k"))
                        .isInstanceOf(EvenkeelException.class)
                        .hasMessageStartingWith("Setting " + key + " is "));
    }

    private static void same(Dataset<Row> actual, Dataset<Row> expected) {
        RowOracle.assertSameRows(actual, expected);
    }
}
