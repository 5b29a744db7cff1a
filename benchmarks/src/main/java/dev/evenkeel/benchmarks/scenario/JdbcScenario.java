package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.spark_partition_id;

import dev.evenkeel.benchmarks.data.Readings;
import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.way.Joined;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.core.partition.JdbcOptions;
import dev.evenkeel.core.partition.JdbcSizing;
import dev.evenkeel.core.partition.PartitionSizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table read over JDBC in parts by one of its columns: in equal strides, which is what Spark does, by the remainder of
 * a division, which people write, and by quantiles.
 *
 * @param name its group and name
 * @param about what it is
 * @param column that the parts are cut by
 * @param from the least value of the column
 * @param to its largest value, for a number of rows
 * @param number the column as a whole number, in SQL
 */
record JdbcScenario(String name, String about, String column, String from, LongFunction<String> to, String number)
        implements Scenario {
    private static final long ROWS = 1_000_000;
    private static final int PARTS = 16;
    private static final String STRIDES = "Spark, equal strides";
    private static final Gauge LARGEST_OVER_MEAN = Gauge.times("largest over mean part");
    private static final Gauge LARGEST = Gauge.count("rows of the largest part");

    static List<Scenario> all() {
        return List.of(
                new JdbcScenario(
                        "jdbc/recent",
                        "times of the last ten years, 30 days ago on average, in 16 parts",
                        "MADE",
                        Readings.FIRST,
                        rows -> Readings.LAST,
                        "CAST(EXTRACT(EPOCH FROM MADE) AS BIGINT)"),
                new JdbcScenario(
                        "jdbc/outlier",
                        "whole numbers in a row and one far away from them, in 16 parts",
                        "FAR",
                        "1",
                        rows -> Readings.FARTHEST,
                        "FAR"),
                new JdbcScenario(
                        "jdbc/even",
                        "whole numbers in a row, in 16 parts: equal strides are right",
                        "EVEN",
                        "1",
                        String::valueOf,
                        "EVEN"));
    }

    @Override
    public ScenarioResult run(Room room) {
        long rows = room.scale().rows(ROWS);
        try (Readings readings = Readings.of(rows)) {
            SparkSession session = room.session(Map.of());
            Contest contest =
                    new Contest(session.read().jdbc(readings.url(), Readings.TABLE, readings.properties()), STRIDES);
            add(contest, STRIDES, () -> new Joined(strides(session, readings, rows), ""));
            add(contest, "a remainder a part", () -> new Joined(remainders(session, readings), ""));
            add(contest, Ways.OURS, () -> quantiles(session, readings));
            return contest.run(room, name, about);
        }
    }

    private static void add(Contest contest, String way, Supplier<Joined> rows) {
        List<Joined> last = new ArrayList<>();
        contest.with(
                way,
                () -> {
                    last.clear();
                    last.add(rows.get());
                    return last.get(0);
                },
                cost -> gauges(last.get(0).rows()));
    }

    private Dataset<Row> strides(SparkSession session, Readings readings, long rows) {
        return session.read()
                .option("partitionColumn", column)
                .option("lowerBound", from)
                .option("upperBound", to.apply(rows))
                .option("numPartitions", PARTS)
                .jdbc(readings.url(), Readings.TABLE, readings.properties());
    }

    private Dataset<Row> remainders(SparkSession session, Readings readings) {
        String[] predicates = IntStream.range(0, PARTS)
                .mapToObj(part -> "MOD(" + number + ", " + PARTS + ") = " + part)
                .toArray(String[]::new);
        return session.read().jdbc(readings.url(), Readings.TABLE, predicates, readings.properties());
    }

    private Joined quantiles(SparkSession session, Readings readings) {
        JdbcOptions options = JdbcOptions.defaults().withParts(PARTS).withMaxConnections(PARTS);
        for (String key : readings.properties().stringPropertyNames())
            options = options.withProperty(key, readings.properties().getProperty(key));
        JdbcSizing sizing = PartitionSizer.forJdbc(readings.url(), Readings.TABLE, column, options);
        return new Joined(sizing.read(session), sizing.partitions() + " parts at quantiles");
    }

    private static Map<Gauge, Double> gauges(Dataset<Row> rows) {
        List<Double> parts = rows
                .groupBy(spark_partition_id())
                .agg(count(lit(1)).as("rows"))
                .collectAsList()
                .stream()
                .map(row -> (double) row.getLong(1))
                .collect(Collectors.toCollection(ArrayList::new));
        while (parts.size() < rows.rdd().getNumPartitions()) parts.add(0.0); // parts without a row have no group
        Spread spread = new Spread(parts);
        Map<Gauge, Double> gauges = new LinkedHashMap<>();
        gauges.put(LARGEST_OVER_MEAN, spread.largestOverMean());
        gauges.put(LARGEST, spread.largest());
        return gauges;
    }
}
