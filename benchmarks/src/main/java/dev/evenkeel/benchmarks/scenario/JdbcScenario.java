package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.spark_partition_id;

import dev.evenkeel.benchmarks.data.Database;
import dev.evenkeel.benchmarks.data.Readings;
import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.report.WayResult;
import dev.evenkeel.benchmarks.way.Joined;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.core.partition.JdbcOptions;
import dev.evenkeel.core.partition.JdbcSizing;
import dev.evenkeel.core.partition.PartitionSizer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A table read over JDBC in parts by one of its columns: in equal strides, which is what Spark does, by the remainder of
 * a division, which people write, and by quantiles.
 *
 * @param kind of the database
 * @param cut the column
 */
record JdbcScenario(Database.Kind kind, Cut cut) implements Scenario {
    /**
     * A column that parts are cut by.
     *
     * @param name of the scenario
     * @param about how its values lie
     * @param column its name
     * @param from its least value
     * @param to its largest value, for a number of rows
     * @param number the column as a whole number, in SQL
     */
    private record Cut(String name, String about, String column, String from, LongFunction<String> to, String number) {}

    private static final long ROWS = 1_000_000;
    private static final int PARTS = 16;
    private static final String STRIDES = "Spark, equal strides";
    private static final String REMAINDERS = "a remainder a part";
    private static final Gauge LARGEST_OVER_MEAN = Gauge.times("largest over mean part");
    private static final Gauge LARGEST = Gauge.count("rows of the largest part");

    private static final List<Cut> CUTS = List.of(
            new Cut(
                    "recent",
                    "times of the last ten years, 30 days ago on average",
                    "made",
                    Readings.FIRST,
                    rows -> Readings.LAST,
                    "CAST(EXTRACT(EPOCH FROM made) AS BIGINT)"),
            new Cut(
                    "outlier",
                    "whole numbers in a row and one far away from them",
                    "far",
                    "1",
                    rows -> Readings.FARTHEST,
                    "far"),
            new Cut("even", "whole numbers in a row: equal strides are right", "even", "1", String::valueOf, "even"));

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (Database.Kind kind : Database.Kind.values()) {
            for (Cut cut : CUTS) all.add(new JdbcScenario(kind, cut));
        }
        return all;
    }

    @Override
    public String name() {
        return "jdbc/" + cut.name + (kind == Database.Kind.POSTGRES ? "-postgres" : "");
    }

    @Override
    public String about() {
        return cut.about + ", in 16 parts; " + kind.words();
    }

    @Override
    public ScenarioResult run(Room room) {
        return kind.obstacle().map(why -> without(room, why)).orElseGet(() -> measured(room));
    }

    private ScenarioResult without(Room room, String why) {
        return new ScenarioResult(
                name(),
                about(),
                STRIDES,
                Ways.OURS,
                room.rounds().rounds(),
                Duration.ZERO,
                Stream.of(STRIDES, REMAINDERS, Ways.OURS)
                        .map(way -> WayResult.failed(way, why))
                        .toList());
    }

    private ScenarioResult measured(Room room) {
        long rows = room.scale().rows(ROWS);
        try (Database database = kind.start()) {
            Readings.create(database, rows);
            SparkSession session = room.session(Map.of());
            Contest contest =
                    new Contest(session.read().jdbc(database.url(), Readings.TABLE, database.properties()), STRIDES);
            add(contest, STRIDES, () -> new Joined(strides(session, database, rows), ""));
            add(contest, REMAINDERS, () -> new Joined(remainders(session, database), ""));
            add(contest, Ways.OURS, () -> quantiles(session, database));
            return contest.run(room, name(), about());
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

    private Dataset<Row> strides(SparkSession session, Database database, long rows) {
        return session.read()
                .option("partitionColumn", cut.column)
                .option("lowerBound", cut.from)
                .option("upperBound", cut.to.apply(rows))
                .option("numPartitions", PARTS)
                .jdbc(database.url(), Readings.TABLE, database.properties());
    }

    private Dataset<Row> remainders(SparkSession session, Database database) {
        String[] predicates = IntStream.range(0, PARTS)
                .mapToObj(part -> "MOD(" + cut.number + ", " + PARTS + ") = " + part)
                .toArray(String[]::new);
        return session.read().jdbc(database.url(), Readings.TABLE, predicates, database.properties());
    }

    private Joined quantiles(SparkSession session, Database database) {
        JdbcOptions options = JdbcOptions.defaults().withParts(PARTS).withMaxConnections(PARTS);
        for (String key : database.properties().stringPropertyNames())
            options = options.withProperty(key, database.properties().getProperty(key));
        JdbcSizing sizing = PartitionSizer.forJdbc(database.url(), Readings.TABLE, cut.column, options);
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
