package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.col;

import dev.evenkeel.benchmarks.measure.Gauge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * What a way wrote, as Parquet in a directory for each value of a column: the rows, and how large the files are.
 *
 * @param directory of its own, which each write replaces
 * @param column whose values have a directory each
 * @param schema of the rows
 */
record WrittenFiles(Path directory, String column, StructType schema) {
    static final Gauge FILES = Gauge.count("files");
    static final Gauge LARGEST_OVER_MEAN = Gauge.times("largest over mean file");
    static final Gauge MEAN_OVER_SMALLEST = Gauge.times("mean over smallest file");
    static final Gauge BYTES = Gauge.bytes("in files");

    void write(Dataset<Row> rows) {
        rows.write().mode(SaveMode.Overwrite).partitionBy(column).parquet(directory.toString());
    }

    /** {@return the rows that are there now, columns in their old order and of their old types} */
    Dataset<Row> read(SparkSession session) {
        Column[] columns = Arrays.stream(schema.fields())
                .map(field -> col(field.name()).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new);
        return session.read().parquet(directory.toString()).select(columns);
    }

    /** {@return how many files there are, how unlike, and their bytes} */
    Map<Gauge, Double> gauges() {
        Spread files = new Spread(sizes());
        Map<Gauge, Double> gauges = new LinkedHashMap<>();
        gauges.put(FILES, (double) files.sizes().size());
        gauges.put(LARGEST_OVER_MEAN, files.largestOverMean());
        gauges.put(MEAN_OVER_SMALLEST, files.meanOverSmallest());
        gauges.put(BYTES, files.total());
        return gauges;
    }

    private List<Double> sizes() {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(path -> path.toString().endsWith(".parquet"))
                    .map(path -> (double) path.toFile().length())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
