package dev.evenkeel.benchmarks.data;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.Test;

class TpchTablesTest {
    private static final double SCALE = 0.01;
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Path DIRECTORY = SparkFixture.temporaryDirectory().resolve("tpch");
    private static final TpchTables TABLES = TpchTables.of(SCALE, CustomerSkew.defaults(), DIRECTORY);

    @Test
    void hasAsManyRowsAsTpchHasAtThatScale() {
        assertThat(TABLES.customer(SPARK).count()).isEqualTo(1500);
        assertThat(TABLES.orders(SPARK).count()).isEqualTo(15_000);
        assertThat(TABLES.lineitem(SPARK).count()).isEqualTo(60_175);
    }

    @Test
    void columnsAreThoseOfTpchAndTheCustomerOfTheOrder() {
        assertThat(TABLES.orders(SPARK).columns())
                .containsExactly(
                        "orderkey",
                        "custkey",
                        "orderstatus",
                        "totalprice",
                        "orderdate",
                        "orderpriority",
                        "clerk",
                        "shippriority",
                        "comment");
        assertThat(TABLES.lineitem(SPARK).columns()).startsWith("orderkey", "custkey", "partkey", "suppkey");
        assertThat(TABLES.customer(SPARK).columns()).startsWith("custkey", "name", "address", "nationkey");
        assertThat(TABLES.orders(SPARK).schema().apply("orderdate").dataType()).isEqualTo(DataTypes.DateType);
        Row first = TABLES.orders(SPARK).where("orderkey = 1").first();
        assertThat(first.getDate(4)).isEqualTo("1996-01-02"); // the first row of TPC-H's own orders
    }

    @Test
    void sharesAreAsAsked() {
        Dataset<Row> orders = TABLES.orders(SPARK);
        // Four standard deviations among 15,000 orders.
        assertThat(orders.where("custkey = 1").count() / 15_000.0).isCloseTo(0.35, within(0.016));
        assertThat(orders.where("custkey is null").count() / 15_000.0).isCloseTo(0.03, within(0.006));
        assertThat(orders.where("custkey in (2, 4, 5, 7)").count() / 15_000.0).isCloseTo(0.10, within(0.010));
    }

    @Test
    void aLineItemHasTheCustomerOfItsOrder() {
        Dataset<Row> orders =
                TABLES.orders(SPARK).select(col("orderkey"), col("custkey").as("ordered"));
        Dataset<Row> joined = TABLES.lineitem(SPARK).join(orders, "orderkey");
        assertThat(joined.count()).isEqualTo(60_175);
        assertThat(joined.where("not (custkey <=> ordered)").count()).isZero();
    }

    @Test
    void everyCustomerOfAnOrderExists() {
        Dataset<Row> unknown = TABLES.orders(SPARK)
                .where("custkey is not null")
                .join(TABLES.customer(SPARK), new String[] {"custkey"}, "left_anti");
        assertThat(unknown.count()).isZero();
    }

    @Test
    void makingItAgainGivesTheSameRows() {
        TpchTables again = TpchTables.of(SCALE, CustomerSkew.defaults(), DIRECTORY.resolve("again"));
        RowOracle.assertSameRows(again.orders(SPARK), TABLES.orders(SPARK));
    }

    @Test
    void whatIsThereIsNotMadeAgain() throws IOException {
        TABLES.customer(SPARK);
        List<String> before = files();
        TpchTables.of(SCALE, CustomerSkew.defaults(), DIRECTORY).customer(SPARK);
        assertThat(files()).isEqualTo(before);
        assertThat(before.stream().filter(name -> name.endsWith(".parquet")).count())
                .isGreaterThan(1);
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> tables = Files.list(DIRECTORY)) {
            Path customer = tables.map(table -> table.resolve("customer"))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            return Arrays.stream(customer.toFile().list()).sorted().toList();
        }
    }
}
