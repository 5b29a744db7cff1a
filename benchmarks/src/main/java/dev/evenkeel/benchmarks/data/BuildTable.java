package dev.evenkeel.benchmarks.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * A side of a join as Parquet whose rows take more or less room in memory than in a file: a key in column {@value #KEY}
 * and what the row carries in column {@value #PAYLOAD}.
 *
 * <p>Example: rows that repeat one of ten texts are a hundred times as large in memory as in a file, random ones as
 * large. A table that is there is read, not made again.
 *
 * @param rows how many
 * @param keys from how many the rows have theirs, in turn
 * @param key the kind of key
 * @param payload the kind of row
 */
public record BuildTable(long rows, long keys, Key key, Payload payload) {
    /** The key. */
    public static final String KEY = "k";

    /** What the row carries. */
    public static final String PAYLOAD = "payload";

    private static final int FILES = 8;

    /** The kind of key. */
    public enum Key {
        /** A whole number, which Spark's relation holds by itself. */
        LONG("n * 7919"),
        /** A text. */
        STRING("concat('customer-', n)");

        private final String sql;

        Key(String sql) {
            this.sql = sql;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a row carries. */
    public enum Payload {
        /** A number. */
        NARROW("id", "of a number"),
        /** One of ten texts of 200 letters, which files hold once. */
        REPEATED("repeat(id % 10, 200)", "of one of ten texts of 200 letters"),
        /** A text of 128 letters and more, which cannot be compressed. */
        RANDOM("concat(sha2(string(id), 512), id)", "of 128 random letters");

        private final String sql;
        private final String words;

        Payload(String sql, String words) {
            this.sql = sql;
            this.words = words;
        }

        /** {@return what it is, in words} */
        public String words() {
            return words;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@return the table, made first where it is not there} */
    public Dataset<Row> read(SparkSession spark, Path directory) {
        Path path = directory.resolve("build-" + rows + "-" + keys + "-" + key + "-" + payload);
        if (!Files.exists(path.resolve("_SUCCESS"))) {
            spark.range(0, rows, 1, FILES)
                    .selectExpr("id", "id % " + keys + " as n")
                    .selectExpr(key.sql + " as " + KEY, payload.sql + " as " + PAYLOAD)
                    .write()
                    .mode(SaveMode.Overwrite)
                    .parquet(path.toString());
        }
        return spark.read().parquet(path.toString());
    }
}
