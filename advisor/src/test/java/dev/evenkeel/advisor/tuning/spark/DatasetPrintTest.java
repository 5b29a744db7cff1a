package dev.evenkeel.advisor.tuning.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.tuning.judge.ResultPrint;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Prints of small tables, told apart where they differ and not where only order and rounding do. */
class DatasetPrintTest {
    private static Dataset<Row> rows(String sql) {
        return SparkFixture.spark().sql(sql);
    }

    private static ResultPrint print(String sql) {
        return DatasetPrint.of(rows(sql));
    }

    private static boolean isSame(String one, String other) {
        return print(one).difference(print(other)).isEmpty();
    }

    @Test
    void orderAndPartitionsDoNotCount() {
        Dataset<Row> rows = rows("SELECT id, id * 0.1D AS x, CAST(id % 7 AS STRING) AS s FROM range(1000)");
        ResultPrint print = DatasetPrint.of(rows);
        assertThat(print.rows()).isEqualTo(1000);
        assertThat(print.difference(DatasetPrint.of(rows.repartition(3)))).isEmpty();
        assertThat(print.difference(DatasetPrint.of(rows.orderBy(rows.col("id").desc()))))
                .isEmpty();
    }

    @Test
    void sumsOfDoublesMayDifferByRounding() {
        String up = "SELECT 1 AS k, aggregate(transform(sequence(1, 5000), i -> 1D / i), 0D, (a, b) -> a + b) AS s";
        String down = "SELECT 1 AS k, aggregate(transform(sequence(5000, 1), i -> 1D / i), 0D, (a, b) -> a + b) AS s";
        double one = rows(up).first().getDouble(1);
        double other = rows(down).first().getDouble(1);
        assertThat(one).as("the two orders give other bits").isNotEqualTo(other);
        assertThat(isSame(up, down)).isTrue();
    }

    @Test
    void aRowThatIsMissingDoubledOrChangedIsSeen() {
        String whole = "SELECT id, id * 0.5D AS x FROM range(100)";
        ResultPrint right = print(whole);
        List<String> wrong = List.of(
                whole + " WHERE id <> 17",
                whole + " UNION ALL SELECT 17L, 8.5D",
                whole + " WHERE id <> 17 UNION ALL SELECT 18L, 9D",
                "SELECT id, IF(id = 17, 8.6D, id * 0.5D) AS x FROM range(100)");
        assertThat(wrong)
                .allSatisfy(
                        sql -> assertThat(right.difference(print(sql))).as(sql).isPresent());
    }

    @Test
    void doublesThatChangedPlacesBetweenRowsAreSeen() {
        String right = "SELECT * FROM VALUES ('a', 1D), ('b', 2D), ('c', 3D) AS t(k, x)";
        String swapped = "SELECT * FROM VALUES ('a', 2D), ('b', 1D), ('c', 3D) AS t(k, x)";
        assertThat(isSame(right, swapped)).isFalse();
    }

    @Test
    void nothingNaNAndInfinityAreNotTheSame() {
        List<String> values = List.of("NULL", "DOUBLE('NaN')", "DOUBLE('Infinity')", "DOUBLE('-Infinity')", "0D");
        List<ResultPrint> prints = values.stream()
                .map(value -> print("SELECT 1 AS k, " + value + " AS x UNION ALL SELECT 1, 1D"))
                .toList();
        for (int i = 0; i < values.size(); i++) {
            for (int j = 0; j < values.size(); j++) {
                assertThat(prints.get(i).difference(prints.get(j)).isEmpty())
                        .as("%s and %s", values.get(i), values.get(j))
                        .isEqualTo(i == j);
            }
        }
        assertThat(isSame("SELECT 1 AS k, 0D AS x", "SELECT 1 AS k, -0D AS x")).isTrue();
    }

    @Test
    void anEmptyResultHasAPrint() {
        ResultPrint print = print("SELECT id, 1D AS x FROM range(10) WHERE id < 0");
        assertThat(print.rows()).isZero();
        assertThat(print.difference(print("SELECT id, 1D AS x FROM range(10) WHERE false")))
                .isEmpty();
        assertThat(print.difference(print("SELECT id, 1D AS x FROM range(1)"))).isPresent();
    }

    @Test
    void everyTypeAndNameHasAPrint() {
        String all = "SELECT map('a', id) AS m, array(1D) AS a, named_struct('f', 1F) AS f, current_date() -"
                + " DATE'2020-01-01' AS i, CAST('x' AS BINARY) AS b, 1.5 AS d, id AS same, -id AS same, TRUE AS t"
                + " FROM range(3)";
        assertThat(isSame(all, all)).isTrue();
        assertThat(isSame(all, all.replace("'a', id", "'a', -id"))).isFalse();
        assertThat(isSame("SELECT 1D AS x", "SELECT 1D AS x")).isTrue();
        assertThat(isSame("SELECT 1D AS x", "SELECT 1D AS y")).isFalse();
    }

    @Test
    void valuesHavePrintsToo() {
        List<Row> rows = List.of(RowFactory.create("a", 0.1 + 0.2), RowFactory.create("b", 1D));
        List<Row> turned = List.of(RowFactory.create("b", 1D), RowFactory.create("a", 0.3));
        List<Row> swapped = List.of(RowFactory.create("b", 0.3), RowFactory.create("a", 1D));
        assertThat(ValuePrint.of(rows).difference(ValuePrint.of(turned))).isEmpty();
        assertThat(ValuePrint.of(rows).difference(ValuePrint.of(swapped))).isPresent();
        assertThat(ValuePrint.of(rows.toArray()).difference(ValuePrint.of(rows)))
                .isEmpty();
        assertThat(ValuePrint.of(7L).difference(ValuePrint.of(8L))).isPresent();
        assertThat(ValuePrint.of(7L).difference(ValuePrint.of(7)))
                .as("another type")
                .isPresent();
        assertThat(ValuePrint.of(0.1 + 0.2).difference(ValuePrint.of(0.3))).isEmpty();
        assertThat(ValuePrint.of(Double.NaN).difference(ValuePrint.of(0D))).isPresent();
        assertThat(ValuePrint.of(Arrays.asList("x", null)).difference(ValuePrint.of(Arrays.asList(null, "x"))))
                .isEmpty();
    }
}
