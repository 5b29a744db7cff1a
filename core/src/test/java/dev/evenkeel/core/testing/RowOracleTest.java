package dev.evenkeel.core.testing;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.RowBag;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowOracleTest {
    @Test
    void theOrderOfRowsDoesNotMatter() {
        assertThatCode(() -> RowOracle.assertSameRows(longs(1, 2, 2, 3), longs(2, 3, 1, 2)))
                .doesNotThrowAnyException();
    }

    @Test
    void aDoubledRowIsShownWithItsCount() {
        assertThatThrownBy(() -> RowOracle.assertSameRows(longs(1, 2, 2), longs(1, 2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("3 rows instead of 2")
                .hasMessageContaining("too many:")
                .hasMessageContaining("1 × {2}");
    }

    @Test
    void aLostRowIsShown() {
        assertThatThrownBy(() -> RowOracle.assertSameRows(longs(1), longs(1, 7)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("missing:")
                .hasMessageContaining("1 × {7}");
    }

    @Test
    void oneRowForAnotherIsSeenAlthoughTheirNumberIsEqual() {
        assertThatThrownBy(() -> RowOracle.assertSameRows(longs(1, 1, 2), longs(1, 2, 2)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 × {1}")
                .hasMessageContaining("1 × {2}");
    }

    @Test
    void nullabilityTypeNameAndOrderBelongToTheSchema() {
        Dataset<Row> plain = SparkFixture.spark().range(1).selectExpr("id as a", "'x' as b");
        for (String[] other : new String[][] {
            {"if(id = 0, id, null) as a", "'x' as b"},
            {"cast(id as int) as a", "'x' as b"},
            {"id as A", "'x' as b"},
            {"'x' as b", "id as a"},
            {"id as a"}
        }) {
            Dataset<Row> changed = SparkFixture.spark().range(1).selectExpr(other);
            assertThatThrownBy(() -> RowOracle.assertSameRows(changed, plain))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("Schemas differ: column ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "double('NaN') | double('NaN') | true",
                "-0.0D         | 0.0D          | false",
                "-0.0D         | -0.0D         | true",
                "float('-0')   | float('0')    | false",
                "X'00'         | X'0000'       | false",
                "X'00ff'       | X'00FF'       | true",
                "array(array(1, 2), array()) | array(array(1), array(2)) | false",
                "array(X'01')  | array(X'01')  | true",
                "map('a', X'01', 'b', X'02') | map('b', X'02', 'a', X'01') | true",
                "map('a', X'01', 'b', X'02') | map('a', X'02', 'b', X'01') | false",
                "named_struct('x', 'a', 'y', 'b\", \"c') | named_struct('x', 'a\", \"b', 'y', 'c') | false",
                "timestamp'2024-01-01 00:00:00.000001' | timestamp'2024-01-01 00:00:00' | false",
                "date'1500-01-01' | date'1500-01-02' | false"
            })
    void valuesAreTheSameWhenAJoinMayNotTellThemApart(String one, String other, boolean same) {
        Dataset<Row> first = SparkFixture.spark().range(1).select(expr(one).as("value"));
        Dataset<Row> second = SparkFixture.spark().range(1).select(expr(other).as("value"));
        assertThat(RowBag.of(first).counts().equals(RowBag.of(second).counts())).isEqualTo(same);
    }

    @Test
    void aNullIsNeitherTheWordNorTheEmptyString() {
        List<Row> rows = List.of(RowFactory.create("null"), RowFactory.create(""), RowFactory.create((Object) null));
        StructType schema = new StructType().add("s", DataTypes.StringType);
        assertThat(RowBag.of(SparkFixture.spark().createDataFrame(rows, schema)).counts())
                .hasSize(3);
    }

    private static Dataset<Row> longs(long... values) {
        return SparkFixture.spark()
                .createDataset(Arrays.stream(values).boxed().toList(), Encoders.LONG())
                .toDF("k");
    }
}
