package dev.evenkeel.benchmarks.data;

import io.trino.tpch.Distributions;
import io.trino.tpch.Order;
import io.trino.tpch.OrderGenerator;
import io.trino.tpch.TextPool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Date;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The tables {@code orders} and {@code lineitem} of JCC-H as Parquet: a quarter of all lines belong to five orders, and
 * a quarter of all orders to five customers.
 *
 * <p>Example: {@code new JcchTables(0.1, 64, directory).lineitem(spark)}. Columns are named as in TPC-H without the table's
 * letter; those that no join needs are left out. A table that is complete is read, not made again; equal parameters give
 * equal rows. Each partition generates its own part, row by row.
 *
 * @param scale 1 is 6 million lines and 1.5 million orders
 * @param files how many a table is in
 * @param directory where the files are kept
 */
public record JcchTables(double scale, int files, Path directory) {
    /** Where comments are cut from. */
    private static final class Comments {
        private static final TextPool POOL = new TextPool(1 << 20, Distributions.getDefaultDistributions());
    }

    /** {@return the orders} */
    public Dataset<Row> orders(SparkSession spark) {
        StructType schema = new StructType()
                .add("orderkey", DataTypes.LongType)
                .add("custkey", DataTypes.LongType)
                .add("orderdate", DataTypes.DateType)
                .add("orderpriority", DataTypes.StringType)
                .add("clerk", DataTypes.StringType);
        double size = scale;
        int number = files;
        JcchRules rules = new JcchRules(size);
        FlatMapFunction<Long, Row> generate = part ->
                generated(size, number, part).map(order -> row(rules, order)).iterator();
        return table(spark, "orders", schema, generate);
    }

    private static Row row(JcchRules rules, Order order) {
        long key = order.getOrderKey();
        LocalDate plain = LocalDate.ofEpochDay(order.getOrderDate());
        return RowFactory.create(
                key,
                rules.customer(key, plain),
                Date.valueOf(rules.date(key, plain)),
                order.getOrderPriority(),
                order.getClerk());
    }

    /** {@return the lines of the orders} */
    public Dataset<Row> lineitem(SparkSession spark) {
        StructType schema = new StructType()
                .add("orderkey", DataTypes.LongType)
                .add("linenumber", DataTypes.IntegerType)
                .add("partkey", DataTypes.LongType)
                .add("suppkey", DataTypes.LongType)
                .add("quantity", DataTypes.IntegerType);
        double size = scale;
        int number = files;
        JcchRules rules = new JcchRules(size);
        FlatMapFunction<Long, Row> generate = part -> generated(size, number, part)
                .flatMap(order -> lines(rules, order))
                .iterator();
        return table(spark, "lineitem", schema, generate);
    }

    private static Stream<Row> lines(JcchRules rules, Order order) {
        long key = order.getOrderKey();
        LocalDate plain = LocalDate.ofEpochDay(order.getOrderDate());
        return IntStream.range(0, rules.lines(key)).mapToObj(number -> {
            JcchRules.Line line = rules.line(key, plain, number);
            return RowFactory.create(key, number + 1, line.part(), line.supplier(), line.quantity());
        });
    }

    private static Stream<Order> generated(double scale, int parts, long part) {
        Iterable<Order> orders = new OrderGenerator(
                scale, (int) part + 1, parts, Distributions.getDefaultDistributions(), Comments.POOL);
        return StreamSupport.stream(orders.spliterator(), false);
    }

    private Dataset<Row> table(
            SparkSession spark, String name, StructType schema, FlatMapFunction<Long, Row> generate) {
        Path path = directory.resolve(String.format(Locale.ROOT, "jcch-%s-%s-%d", scale, name, files));
        if (!Files.exists(path.resolve("_SUCCESS"))) {
            spark.range(0, files, 1, files)
                    .as(Encoders.LONG())
                    .flatMap(generate, Encoders.row(schema))
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(path.toString());
        }
        return spark.read().parquet(path.toString());
    }
}
