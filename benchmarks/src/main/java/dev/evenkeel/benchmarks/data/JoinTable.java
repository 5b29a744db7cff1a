package dev.evenkeel.benchmarks.data;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;

import dev.evenkeel.core.unit.Ratio;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * A side of a join as Parquet: a key in column {@value #KEY}, and what the row carries: its number and a text of 20
 * characters, in columns that begin with the side's name.
 *
 * <p>Example: {@code JoinTable.of("l", 1_000_000, KeyRule.hot(new Ratio(0.3), 1, 100_000)).read(spark, directory)} has
 * the columns k, l_row and l_text.
 *
 * <p>A table that is complete is read, not made again; equal parameters give equal rows. It is made row by row.
 *
 * @param side the name of the side
 * @param rows how many
 * @param rule which key a row has
 * @param nulls part of the rows without a key
 * @param files how many files, each of one split
 * @param order how its rows lie in them
 */
public record JoinTable(String side, long rows, KeyRule rule, Ratio nulls, int files, Order order) {
    /** The key. */
    public static final String KEY = "k";

    /** How many files a table is in unless said otherwise. */
    public static final int USUAL_FILES = 64;

    private static final int DIGITS = 15;

    /** How the rows of a table lie. */
    public enum Order {
        /** As they were drawn: every file has some of each frequent key. */
        AS_DRAWN(""),
        /** By key, in files of as many rows: those of a key lie together, in as few files as hold them. */
        BY_KEY("-by-key");

        private final String label;

        Order(String label) {
            this.label = label;
        }
    }

    /** {@return a table in 64 files, every row with a key, as drawn} */
    public static JoinTable of(String side, long rows, KeyRule rule) {
        return new JoinTable(side, rows, rule, Ratio.ZERO, USUAL_FILES, Order.AS_DRAWN);
    }

    /** {@return the same table, a part of its rows without a key} */
    public JoinTable withNulls(Ratio share) {
        return new JoinTable(side, rows, rule, share, files, order);
    }

    /** {@return the same table in that many files} */
    public JoinTable inFiles(int number) {
        return new JoinTable(side, rows, rule, nulls, number, order);
    }

    /** {@return the same table, sorted by key} */
    public JoinTable sorted() {
        return new JoinTable(side, rows, rule, nulls, files, Order.BY_KEY);
    }

    /** {@return the table, made first where it is not there; Spark's own mark says that it was written to its end} */
    public Dataset<Row> read(SparkSession spark, Path directory) {
        String label = String.format(
                Locale.ROOT, "%s-%d-%s-null%.4g-%d%s", side, rows, rule.label(), nulls.value(), files, order.label);
        Path path = directory.resolve(label);
        if (!Files.exists(path.resolve("_SUCCESS"))) write(spark, path);
        return spark.read().parquet(path.toString());
    }

    private void write(SparkSession spark, Path path) {
        StructType schema = new StructType().add(KEY, DataTypes.LongType).add(side + "_row", DataTypes.LongType, false);
        KeyRule keys = rule;
        double without = nulls.value();
        long first = (long) side.hashCode() << 32 >>> 1; // rows of the same number on two sides draw apart
        MapFunction<Long, Row> make = row -> RowFactory.create(key(keys, without, first + row), row);
        Dataset<Row> drawn = spark.range(0, rows, 1, files)
                .as(Encoders.LONG())
                .map(make, Encoders.row(schema))
                .withColumn(
                        side + "_text",
                        concat(lit("text "), lpad(col(side + "_row").cast("string"), DIGITS, "0")));
        laid(drawn).write().mode(SaveMode.Overwrite).parquet(path.toString());
    }

    /** The number of a row comes second where rows are sorted, so that a frequent key fills several files. */
    private Dataset<Row> laid(Dataset<Row> drawn) {
        if (order == Order.AS_DRAWN) return drawn;
        Column[] place = {col(KEY), col(side + "_row")};
        return drawn.repartitionByRange(files, place).sortWithinPartitions(place);
    }

    private static @Nullable Long key(KeyRule rule, double nulls, long row) {
        return Draw.uniform(Draw.mix(row)) < nulls ? null : (Long) rule.key(row);
    }
}
