package dev.evenkeel.benchmarks.data;

import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * The tables {@code customer}, {@code orders} and {@code lineitem} of TPC-H as Parquet, with few customers owning many
 * orders.
 *
 * <p>Example: {@code TpchTables.of(0.1, CustomerSkew.defaults(), directory).lineitem(spark)}. Columns are named as in
 * TPC-H without the table's letter. A line item has the customer of its order as {@code custkey}. Comments are drawn
 * from a smaller pool of text than the specification asks for.
 *
 * <p>A table that is complete for its parameters is read, not made again; equal parameters give equal rows.
 */
public final class TpchTables {
    private final double scale;
    private final CustomerSkew skew;
    private final Path directory;

    private TpchTables(double scale, CustomerSkew skew, Path directory) {
        if (!(scale > 0 && scale <= 1000)) {
            throw new IllegalArgumentException("scale must be above 0 and at most 1000: " + scale);
        }
        this.scale = scale;
        this.skew = skew;
        this.directory = directory.resolve(String.format(Locale.ROOT, "tpch-%s-%s", scale, skew.label()));
    }

    /**
     * {@return tables of that scale and skew}
     *
     * @param scale 1 is 6 million line items, 1.5 million orders and 150,000 customers
     * @param directory where the files are kept, a directory of their own for each scale and skew
     */
    public static TpchTables of(double scale, CustomerSkew skew, Path directory) {
        return new TpchTables(scale, skew, directory);
    }

    /** {@return the customers, the keys 1 to 150,000 × scale} */
    public Dataset<Row> customer(SparkSession spark) {
        return table(spark, TpchTable.CUSTOMER, 0.05);
    }

    /** {@return the orders} */
    public Dataset<Row> orders(SparkSession spark) {
        return table(spark, TpchTable.ORDERS, 0.25);
    }

    /** {@return the line items} */
    public Dataset<Row> lineitem(SparkSession spark) {
        return table(spark, TpchTable.LINE_ITEM, 1);
    }

    /** A table, made first where it is not there; Spark's own mark says that it was written to its end. */
    private Dataset<Row> table(SparkSession spark, TpchTable<?> table, double size) {
        Path path = directory.resolve(table.getTableName());
        if (!Files.exists(path.resolve("_SUCCESS"))) {
            create(directory);
            TpchRows.of(spark, table, scale, skew, files(size))
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(path.toString());
        }
        return spark.read().parquet(path.toString());
    }

    /** Files of some 20,000 line items, so that reading has many tasks; at least 8, at most 512. */
    private int files(double size) {
        return (int) Math.max(8, Math.min(512, Math.ceil(size * scale * 6_000_000 / 20_000)));
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("Could not make the directory " + directory, e);
        }
    }
}
