package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.data.KeyTable;
import dev.evenkeel.benchmarks.measure.CostMeter;
import dev.evenkeel.benchmarks.measure.Interleaved;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Finding the frequent keys of a table, by Evenkeel and by what else there is: a long key and the same as a string,
 * a million keys drawn by Zipf's law with exponent 1.1.
 *
 * @param rows of the table
 * @param rounds how often each way runs
 * @param directory where the table is kept
 */
record Detection(long rows, Interleaved rounds, Path directory) {
    private static final double EXPONENT = 1.1;
    private static final int KEYS = 1_000_000;

    /** {@return the figures of each column} */
    Map<String, DetectionFigures> run(SparkSession spark, PrintStream out) {
        Dataset<Row> table = table(spark);
        Map<String, DetectionFigures> figures = new LinkedHashMap<>();
        for (String column : List.of(KeyTable.LONG, KeyTable.STRING)) {
            DetectionFigures ofColumn = run(spark, table, column);
            figures.put(column, ofColumn);
            out.printf(
                    "%nKey %s (%s) of %,d rows in %d partitions; median of %d rounds after %d warm-ups%n%n",
                    column,
                    table.schema().apply(column).dataType().simpleString(),
                    rows,
                    table.rdd().getNumPartitions(),
                    rounds.rounds(),
                    rounds.warmUps());
            ofColumn.lines().forEach(out::println);
        }
        return figures;
    }

    /** {@return the figures of one column} */
    DetectionFigures run(SparkSession spark, String column) {
        return run(spark, table(spark), column);
    }

    private Dataset<Row> table(SparkSession spark) {
        return new KeyTable(rows, KeyRule.zipf(EXPONENT, KEYS), directory).read(spark);
    }

    private DetectionFigures run(SparkSession spark, Dataset<Row> table, String column) {
        FoundKey truth = new ExactGroupBy().find(table, column).get(0);
        List<Contender> contenders = Contender.forColumn(column, truth.key());
        Map<String, List<FoundKey>> found = new LinkedHashMap<>();
        Map<String, Runnable> work = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            work.put(
                    contender.name(),
                    () -> found.put(contender.name(), contender.finder().find(table, column)));
        }
        try (CostMeter meter = new CostMeter(spark.sparkContext())) {
            return new DetectionFigures(contenders, rounds.run(meter, work), found, truth);
        }
    }
}
