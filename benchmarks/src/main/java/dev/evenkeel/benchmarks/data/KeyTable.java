package dev.evenkeel.benchmarks.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;

import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * A table of one key as Parquet: the key as a long in column {@value #LONG}, as a string of 21 characters in column
 * {@value #STRING}.
 *
 * <p>Example: {@code new KeyTable(20_000_000, KeyRule.zipf(1.1, 1_000_000), directory).read(spark)}.
 *
 * <p>A table that is complete is read, not made again; equal parameters give equal rows. It is made row by row.
 *
 * @param rows how many
 * @param rule which key a row has
 * @param directory where the files are kept, a directory of their own for each number of rows and rule
 */
public record KeyTable(long rows, KeyRule rule, Path directory) {
    /** The key as a number. */
    public static final String LONG = "k";

    /** The key as a text. */
    public static final String STRING = "s";

    private static final int DIGITS = 12;
    private static final int FILES = 16;

    /** {@return the table, made first where it is not there; Spark's own mark says that it was written to its end} */
    public Dataset<Row> read(SparkSession spark) {
        Path path = directory.resolve("keys-" + rule.label() + "-" + rows);
        if (!Files.exists(path.resolve("_SUCCESS"))) write(spark, path);
        return spark.read().parquet(path.toString());
    }

    private void write(SparkSession spark, Path path) {
        KeyRule keys = rule;
        MapFunction<Long, Long> key = keys::key;
        spark.range(0, rows, 1, FILES)
                .as(Encoders.LONG())
                .map(key, Encoders.LONG())
                .toDF(LONG)
                .withColumn(STRING, concat(lit("customer-"), lpad(col(LONG).cast("string"), DIGITS, "0")))
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(path.toString());
    }
}
