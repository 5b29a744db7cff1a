package dev.evenkeel.core.testing;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sequence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.JoinCase;
import dev.evenkeel.testkit.JoinOracle;
import dev.evenkeel.testkit.Joining;
import dev.evenkeel.testkit.KeySpread;
import dev.evenkeel.testkit.KeyType;
import dev.evenkeel.testkit.RandomTables;
import dev.evenkeel.testkit.TablePair;
import dev.evenkeel.testkit.TableShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Wrong joins, each of a kind seen in published code, and what the oracle says of them. */
class JoinOracleSuiteTest {
    @Test
    void naiveSaltingIsWrongWhereTheReplicatedSideIsPreserved() {
        List<String> complaints = complaints(naive(), "inner", "left", "right", "full", "semi", "anti");
        assertThat(complaints)
                .allMatch(text -> text.matches("(?s)names, using, (right|full): .*rows instead of.*too many.*"));
        assertThat(complaints).hasSize(2);
    }

    @Test
    void droppingNullKeysIsWrongUnderNullSafeEqualityAndWherePreserved() {
        List<String> complaints =
                complaints(changed(left -> left.filter("k is not null"), result -> result), "inner", "left");
        assertThat(complaints)
                .anyMatch(text -> text.matches("(?s)<=>, inner: .*missing.*"))
                .anyMatch(text -> text.matches("(?s)names, using, left: .*missing.*"))
                .noneMatch(text -> text.startsWith("names, using, inner"));
    }

    @Test
    void rowsAloneAreNotEnoughTheColumnsMustStillBeFound() {
        Joining renaming = changed(left -> left, result -> result.toDF(result.columns()));
        assertThat(complaints(renaming, "inner", "semi"))
                .isNotEmpty()
                .allMatch(text -> text.contains("right rows, but [side 1.col("));
    }

    @Test
    void aLostNotNullIsSeen() {
        Joining nullable = changed(left -> left.withColumn("l_id", expr("if(l_id < 0, null, l_id)")), result -> result);
        assertThat(complaints(nullable, "inner")).isNotEmpty().anyMatch(text -> text.contains("Schemas differ"));
    }

    private static List<String> complaints(Joining tested, String... types) {
        List<String> complaints = new ArrayList<>();
        cases(types).forEach(joinCase -> {
            try {
                new JoinOracle(tested).assertSame(joinCase);
            } catch (AssertionError e) {
                complaints.add(joinCase + ": " + e.getMessage());
            }
        });
        return complaints;
    }

    private static Stream<JoinCase> cases(String... types) {
        return Stream.of(types)
                .flatMap(type -> Stream.of(
                        JoinCase.using("names", type, JoinOracleSuiteTest::tables),
                        JoinCase.on("<=>", type, JoinOracleSuiteTest::tables, TablePair::nullSafeEqualKeys)));
    }

    private static TablePair tables() {
        return RandomTables.pair(
                1, TableShape.local(20, KeySpread.ZIPF), TableShape.local(15, KeySpread.UNIFORM), KeyType.INT);
    }

    /** {@return a join that changes the left side before and the result after Spark's join} */
    private static Joining changed(UnaryOperator<Dataset<Row>> before, UnaryOperator<Dataset<Row>> after) {
        return new Joining() {
            @Override
            public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType) {
                return after.apply(Joining.plain().join(before.apply(left), right, using, joinType));
            }

            @Override
            public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType) {
                return after.apply(Joining.plain().join(before.apply(left), right, condition, joinType));
            }
        };
    }

    /** {@return the textbook's salted join: a salt of the left row, each right row once for each salt} */
    private static Joining naive() {
        return new Joining() {
            @Override
            public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, String[] using, String joinType) {
                Dataset<Row> salted = left.withColumn("salt", col("l_id").mod(4));
                Dataset<Row> replicated = right.withColumn("salt", explode(sequence(lit(0), lit(3))));
                return Joining.plain()
                        .join(salted, replicated, new String[] {using[0], "salt"}, joinType)
                        .drop("salt");
            }

            @Override
            public Dataset<Row> join(Dataset<Row> left, Dataset<Row> right, Column condition, String joinType) {
                return Joining.plain().join(left, right, condition, joinType);
            }
        };
    }
}
