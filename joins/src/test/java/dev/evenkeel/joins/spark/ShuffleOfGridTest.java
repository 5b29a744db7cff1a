package dev.evenkeel.joins.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.JoinStrategy.SplitHeavy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.SaltLayout;
import dev.evenkeel.joins.Side;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What Spark makes of a layout: the salts are placed for so many partitions, so that the shuffle must have just those. */
class ShuffleOfGridTest {
    private static final int PARTITIONS = 3;
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.shuffle.partitions", "11",
            "spark.sql.autoBroadcastJoinThreshold", "-1",
            "spark.sql.adaptive.enabled", "false");

    @ParameterizedTest
    @EnumSource(
            value = JoinType.class,
            names = {"INNER", "LEFT_OUTER", "RIGHT_OUTER", "FULL_OUTER"})
    void eachSideIsShuffledOnceIntoThePartitionsOfTheLayout(JoinType type) {
        SparkFixture.runWithSettings(SETTINGS, () -> {
            assertThat(joins(cells(type, layout -> layout.on(PARTITIONS)))).containsExactly("SortMergeJoin", "3", "3");
            assertThat(joins(cells(type, layout -> layout.on(PARTITIONS).hashing(Side.RIGHT))))
                    .containsExactly("ShuffledHashJoin", "3", "3");
        });
    }

    @ParameterizedTest
    @EnumSource(
            value = JoinType.class,
            names = {"INNER", "LEFT_OUTER", "LEFT_SEMI", "LEFT_ANTI"})
    void theRowsBesideHotOnesAreHashedWhereASplitSaysSo(JoinType type) {
        SparkFixture.runWithSettings(SETTINGS, () -> {
            SplitHeavy split = new SplitHeavy(Side.LEFT, List.of(0), Optional.of(Side.RIGHT));
            assertThat(joins(forced(type).by(split).orElseThrow())).containsExactly("ShuffledHashJoin", "11", "11");
        });
    }

    private static Dataset<Row> cells(JoinType type, UnaryOperator<SaltLayout> placing) {
        return forced(type).cells(key -> KeyGrid.counted(2, 2), placing).orElseThrow();
    }

    private static ForcedJoin forced(JoinType type) {
        Dataset<Row> left = SparkFixture.spark().range(0, 90, 1, 2).selectExpr("id % 7 as k", "id as l_id");
        Dataset<Row> right = SparkFixture.spark().range(0, 40, 1, 2).selectExpr("id % 9 as k", "id as r_id");
        return ForcedJoin.of(left, right, JoinSpec.on("k").type(type))
                .orElseThrow()
                .withKeys(List.of(List.of(3L)));
    }

    /** {@return the shuffle join of a plan, and the partitions of the shuffles by the key} */
    private static List<String> joins(Dataset<Row> rows) {
        String plan = rows.queryExecution().executedPlan().toString();
        return Arrays.stream(plan.split("\n"))
                .filter(line -> line.contains("SortMergeJoin [k")
                        || line.contains("ShuffledHashJoin [k")
                        || line.contains("Exchange hashpartitioning(k"))
                .map(line -> line.replaceAll(".*(SortMergeJoin|ShuffledHashJoin).*", "$1")
                        .replaceAll(".*hashpartitioning\\(.*, (\\d+)\\).*", "$1"))
                .toList();
    }
}
