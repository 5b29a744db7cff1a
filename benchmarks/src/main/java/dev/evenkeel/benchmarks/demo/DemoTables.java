package dev.evenkeel.benchmarks.demo;

import dev.evenkeel.benchmarks.data.CustomerSkew;
import dev.evenkeel.benchmarks.data.TpchTables;
import dev.evenkeel.benchmarks.data.UserFile;
import dev.evenkeel.core.error.Errors;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * What is joined.
 *
 * @param leftName what to call the left side
 * @param left the left side
 * @param rightName what to call the right side
 * @param right the right side
 */
record DemoTables(String leftName, Dataset<Row> left, String rightName, Dataset<Row> right) {
    /** {@return what the arguments ask for: the user's own files, else the generated tables} */
    static DemoTables of(SparkSession spark, DemoArguments arguments, Path directory, Progress progress) {
        Optional<UserFile> left = arguments.left();
        Optional<UserFile> right = arguments.right();
        DemoTables tables = left.isPresent() && right.isPresent()
                ? own(spark, left.get(), right.get(), progress)
                : generated(spark, arguments.scale(), directory, progress);
        tables.requireKey(arguments.key());
        tables.requireJoinable(arguments);
        return tables;
    }

    /** {@return line items and customers, made where they are not there yet, and orders beside them} */
    private static DemoTables generated(SparkSession spark, double scale, Path directory, Progress progress) {
        TpchTables tables = TpchTables.of(scale, CustomerSkew.defaults(), directory);
        progress.step("Generating customer at scale " + scale + " (kept in " + directory + ")");
        Dataset<Row> customer = tables.customer(spark);
        progress.step("Generating orders: customer 1 owns 35 %, four others 10 %, nobody 3 %");
        tables.orders(spark);
        progress.step("Generating lineitem");
        Dataset<Row> lineitem = tables.lineitem(spark);
        progress.step(
                "Setting spark.sql.autoBroadcastJoinThreshold to 1m for both ways to join: at 10m, Spark's default,");
        progress.step("  customer would be broadcast; these tables stand for some ten times as large, where it is not");
        spark.conf().set("spark.sql.autoBroadcastJoinThreshold", "1m");
        return new DemoTables("lineitem", lineitem, "customer", customer);
    }

    /** {@return two tables of the user's own} */
    private static DemoTables own(SparkSession spark, UserFile left, UserFile right, Progress progress) {
        progress.step("Reading " + left.path() + " and " + right.path());
        return new DemoTables(name(left), left.read(spark), name(right), right.read(spark));
    }

    private static String name(UserFile file) {
        return String.valueOf(file.path().getFileName());
    }

    private void requireKey(List<String> key) {
        require(key, left, leftName);
        require(key, right, rightName);
    }

    private static void require(List<String> key, Dataset<Row> side, String name) {
        List<String> columns = Arrays.asList(side.columns());
        for (String column : key) {
            if (columns.stream().noneMatch(column::equalsIgnoreCase)) {
                throw Errors.missingColumn(column, name, columns);
            }
        }
    }

    private void requireJoinable(DemoArguments arguments) {
        try {
            StructType ignored = plain(arguments).schema();
        } catch (Exception e) { // Spark throws checked exceptions without declaring them
            throw DemoErrors.notJoinable(e);
        }
    }

    /** {@return Spark's own join} */
    Dataset<Row> plain(DemoArguments arguments) {
        return left.join(
                right, arguments.key().toArray(new String[0]), arguments.type().keyword());
    }
}
