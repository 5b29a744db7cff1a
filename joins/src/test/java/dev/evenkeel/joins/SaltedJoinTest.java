package dev.evenkeel.joins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class SaltedJoinTest {
    private final Dataset<Row> left = SparkFixture.spark()
            .range(0, 300, 1, 3)
            .selectExpr("if(id % 3 = 0, null, if(id % 3 = 1, 7, id % 20)) as k", "id as l_id");
    private final Dataset<Row> right =
            SparkFixture.spark().range(0, 40, 1, 2).selectExpr("if(id % 5 = 0, null, id % 15) as k", "id as r_id");

    @ParameterizedTest
    @EnumSource(value = JoinType.class, names = "FULL_OUTER", mode = Mode.EXCLUDE)
    void theRowsAreThoseOfThePlainJoin(JoinType type) {
        String[] using = {"k"};
        RowOracle.assertSameRows(
                SaltedJoin.join(left, right, using, type.keyword(), 5), left.join(right, using, type.keyword()));
        Column condition =
                left.col("k").equalTo(right.col("k")).and(left.col("l_id").gt(right.col("r_id")));
        RowOracle.assertSameRows(
                SaltedJoin.join(left, right, condition, type.keyword(), 5),
                left.join(right, condition, type.keyword()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void anyFactorServes(int factor) {
        RowOracle.assertSameRows(
                SaltedJoin.join(left, right, JoinSpec.on("k").right(), factor),
                left.join(right, new String[] {"k"}, "right"));
    }

    @Test
    void nothingRunsUntilItIsUsed() {
        JobCounter.assertJobs(0, () -> SaltedJoin.join(left, right, JoinSpec.on("k"), 8));
    }

    @Test
    void whatCannotBeExactIsRefusedInASentence() {
        assertThatThrownBy(() -> SaltedJoin.join(left, right, JoinSpec.on("k").full(), 8))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("A full outer join keeps the rows of both sides")
                .hasMessageContaining("SmartJoin.join");
        assertThatThrownBy(() -> SaltedJoin.join(left, right, JoinSpec.on("k"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("saltFactor must be at least 1: 0");
        assertThat(SaltedJoin.join(left, right, JoinSpec.on("k"), 1).count())
                .isEqualTo(left.join(right, "k").count());
    }
}
