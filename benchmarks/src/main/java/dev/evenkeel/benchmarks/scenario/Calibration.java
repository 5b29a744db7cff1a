package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lpad;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.xxhash64;

import dev.evenkeel.benchmarks.data.JoinTable;
import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.measure.BenchSession;
import dev.evenkeel.benchmarks.measure.Cost;
import dev.evenkeel.benchmarks.measure.CostMeter;
import dev.evenkeel.benchmarks.measure.Forecast;
import dev.evenkeel.benchmarks.measure.TaskRun;
import dev.evenkeel.core.explain.TextLayout;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What the steps of a join cost on this machine, in nanoseconds of processor time a row: the figures from which
 * {@code Rates} of the joins takes its constants.
 *
 * <p>Example: reading a table of 2 million narrow rows takes 0.5 s and shuffling it as well takes 1.9 s, so that the
 * shuffle costs 700 ns a row. Each step stands alone by such a difference, and is taken on narrow rows (56 bytes in
 * Spark's binary form) and on wide ones (440 bytes), of which follows what a byte costs.
 *
 * @param rows of each table
 * @param rounds how often each step runs, of which the median counts; once more before
 * @param directory where the tables are kept
 */
public record Calibration(long rows, int rounds, Path directory) {
    private static final int FILES = 8;
    private static final int PER_KEY = 10;
    private static final int WIDE_COLUMNS = 8;
    private static final int WIDE_TEXT = 40;
    private static final int NARROW_BYTES = 56;
    private static final int WIDE_BYTES = NARROW_BYTES + WIDE_COLUMNS * (8 + WIDE_TEXT);
    private static final int EMPTY_TASKS = 1000;
    private static final int PAIR_KEYS = 8;
    private static final int PAIRS_PER_KEY = 1500;
    private static final double PAIRS = (double) PAIR_KEYS * PAIRS_PER_KEY * PAIRS_PER_KEY;
    private static final int FEW = 100;

    /** As many are needed to make the pairs of. */
    public static final long LEAST_ROWS = PAIR_KEYS * PAIRS_PER_KEY;

    /** Into so many partitions each map task writes a file for each; into more it sorts its rows by them. */
    private static final int MOST_FILES = 200;

    private static final String[] SALTED = {JoinTable.KEY, "salt"};
    private static final Map<String, String> SETTINGS = Map.of(
            "spark.sql.shuffle.partitions", String.valueOf(FILES),
            "spark.sql.adaptive.enabled", "false",
            "spark.sql.autoBroadcastJoinThreshold", "-1");

    /** Measures and prints. */
    public void print(PrintStream out) {
        SparkSession spark = BenchSession.start(directory, SETTINGS, "local[1]");
        try (CostMeter meter = new CostMeter(spark.sparkContext())) {
            Tables narrow = Tables.narrow(this, spark);
            Tables wide = narrow.wide(this, spark);
            List<List<String>> steps = new ArrayList<>();
            Map<String, Double> ofWide = steps(meter, wide);
            steps(meter, narrow)
                    .forEach((name, cost) -> steps.add(line(name, cost, ofWide.getOrDefault(name, Double.NaN))));
            out.printf("%nNanoseconds of task CPU, %,d rows a table, median of %d rounds%n%n", rows, rounds);
            TextLayout.table(List.of("step", "narrow row", "wide row", "a row", "a byte"), steps)
                    .forEach(out::println);
            out.println();
            fixed(spark, meter, narrow).forEach((name, cost) -> out.println("  " + name + ": " + cost));
        } finally {
            spark.stop();
        }
    }

    private static List<String> line(String name, double narrow, double wide) {
        double perByte = (wide - narrow) / (WIDE_BYTES - NARROW_BYTES);
        return List.of(name, figure(narrow), figure(wide), figure(narrow - perByte * NARROW_BYTES), figure(perByte));
    }

    private static String figure(double nanos) {
        return String.format(Locale.ROOT, "%.2f", nanos);
    }

    private Map<String, Double> steps(CostMeter meter, Tables tables) {
        Dataset<Row> left = tables.left();
        Column key = col(JoinTable.KEY);
        Map<String, Double> steps = new LinkedHashMap<>();
        double scan = cpu(meter, left);
        double moved = cpu(meter, left.repartition(FILES, key)) - scan;
        double both = cpu(meter, left.join(tables.right(), JoinTable.KEY)) - 2 * (scan + moved);
        double salted = cpu(meter, salted(left).join(salted(tables.right()), SALTED)) - 2 * (scan + moved);
        double hashed = cpu(meter, left.join(tables.hashed(), JoinTable.KEY)) - 2 * (scan + moved);
        double keys = cpu(meter, left.select(key));
        steps.put("scan", scan);
        steps.put("read the key", cpu(meter, left.agg(max(xxhash64(key)))));
        steps.put("shuffle", moved);
        steps.put("sort by partition", written(meter, left, MOST_FILES + 1) - written(meter, left, FILES));
        steps.put("sort and merge", both / 2);
        steps.put("sort and merge by a salt as well", salted / 2);
        steps.put("hash and look up", hashed / 2);
        steps.put("look up in a broadcast", cpu(meter, left.join(broadcast(tables.some()), JoinTable.KEY)) - scan);
        steps.put("look for a hot key", cpu(meter, markedHot(left, tables.few())) - scan);
        steps.put("group by the key", cpu(meter, left.select(key).distinct()) - keys);
        steps.put("a pair", cpu(meter, pairs(left, tables.right())) * rows / PAIRS);
        steps.put("a pair from a hash table", cpu(meter, pairs(left, tables.hashed())) * rows / PAIRS);
        return steps;
    }

    /** With a second column in the key, all of one value. */
    private static Dataset<Row> salted(Dataset<Row> side) {
        return side.withColumn(SALTED[1], pmod(col(JoinTable.KEY), lit(1)));
    }

    private static Dataset<Row> markedHot(Dataset<Row> left, Dataset<Row> few) {
        Dataset<Row> hot = few.select(col(JoinTable.KEY).as("hot"));
        return left.join(broadcast(hot), left.col(JoinTable.KEY).equalTo(hot.col("hot")), "left_outer");
    }

    /** A few keys, each often on both sides: nearly all of the work is the pairs'. */
    private static Dataset<Row> pairs(Dataset<Row> left, Dataset<Row> right) {
        int side = PAIR_KEYS * PAIRS_PER_KEY;
        Dataset<Row> one =
                left.limit(side).drop(JoinTable.KEY).withColumn("pair_key", pmod(col("l_row"), lit(PAIR_KEYS)));
        Dataset<Row> other =
                right.limit(side).drop(JoinTable.KEY).withColumn("pair_key", pmod(col("r_row"), lit(PAIR_KEYS)));
        return one.join(other, "pair_key");
    }

    /** {@return what does not depend on rows: of a task, a stage and a broadcast; and a row of a broadcast} */
    private Map<String, String> fixed(SparkSession spark, CostMeter meter, Tables tables) {
        Forecast empty =
                forecast(meter, spark.range(0, EMPTY_TASKS, 1, EMPTY_TASKS).toDF());
        Duration task =
                empty.cost().stages().get(0).times(TaskRun::slot).total().dividedBy(EMPTY_TASKS);
        Forecast plain = forecast(meter, tables.left());
        Forecast shuffled = forecast(meter, tables.left().repartition(FILES, col(JoinTable.KEY)));
        Forecast looked = forecast(meter, tables.left().join(broadcast(tables.few()), JoinTable.KEY));
        Forecast built = forecast(meter, tables.left().join(broadcast(tables.some()), JoinTable.KEY));
        Map<String, String> fixed = new LinkedHashMap<>();
        fixed.put("a task that does nothing holds its slot for", TextLayout.duration(task));
        fixed.put("a query beside its tasks", TextLayout.duration(plain.withoutTasks()));
        fixed.put("one stage more", TextLayout.duration(shuffled.withoutTasks().minus(plain.withoutTasks())));
        fixed.put("a broadcast more", TextLayout.duration(looked.withoutTasks().minus(plain.withoutTasks())));
        double files = (written(meter, tables.left(), MOST_FILES) - written(meter, tables.left(), FILES)) * rows;
        int maps = plain.cost().stages().get(0).tasks().size();
        fixed.put("nanoseconds for a file of a shuffle", figure(files / maps / (MOST_FILES - FILES)));
        double row = (double) built.withoutTasks().minus(looked.withoutTasks()).toNanos()
                / tables.some().count();
        fixed.put("nanoseconds on the driver for a row of it", figure(row));
        return fixed;
    }

    private Forecast forecast(CostMeter meter, Dataset<Row> data) {
        List<Cost> costs = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            Cost cost = meter.cost(() -> write(data));
            if (round > 0) costs.add(cost);
        }
        costs.sort(Comparator.comparing(cost -> new Forecast(cost, 1).withoutTasks()));
        return new Forecast(costs.get((rounds - 1) / 2), 1);
    }

    /** {@return the median of the task CPU of reading the Dataset to its end, in nanoseconds for each of the rows} */
    private double cpu(CostMeter meter, Dataset<Row> data) {
        return medianOfARow(() -> meter.cost(() -> write(data)).cpu());
    }

    private double medianOfARow(Supplier<Duration> cpu) {
        List<Duration> measured = new ArrayList<>();
        for (int round = 0; round <= rounds; round++) {
            Duration taken = cpu.get();
            if (round > 0) measured.add(taken);
        }
        return measured.stream().sorted().toList().get((rounds - 1) / 2).toNanos() / (double) rows;
    }

    /** {@return the same of reading it and writing it to a shuffle of so many partitions, without reading that} */
    private double written(CostMeter meter, Dataset<Row> data, int partitions) {
        Dataset<Row> moved = data.repartition(partitions, col(JoinTable.KEY));
        return medianOfARow(() -> meter.cost(() -> write(moved))
                .stages()
                .get(0)
                .times(TaskRun::cpu)
                .total());
    }

    private static void write(Dataset<Row> data) {
        data.write().format("noop").mode("overwrite").save();
    }

    private Dataset<Row> table(SparkSession spark, String side, KeyRule rule) {
        return JoinTable.of(side, rows, rule).inFiles(FILES).read(spark, directory.resolve("data"));
    }

    /**
     * The tables of one width.
     *
     * @param left each key ten times
     * @param right each key once
     * @param some a tenth of the right side, in memory
     * @param few a hundred of its rows, in memory
     */
    private record Tables(Dataset<Row> left, Dataset<Row> right, Dataset<Row> some, Dataset<Row> few) {
        /** {@return the right side, each of whose tasks is to hold its rows in a hash table} */
        Dataset<Row> hashed() {
            return right.hint("shuffle_hash");
        }

        static Tables narrow(Calibration of, SparkSession spark) {
            Dataset<Row> left = of.table(spark, "l", KeyRule.even(of.rows / PER_KEY));
            return ofSides(left, of.table(spark, "r", KeyRule.even(of.rows)), of.rows);
        }

        Tables wide(Calibration of, SparkSession spark) {
            return ofSides(widened(of, spark, left, "l"), widened(of, spark, right, "r"), of.rows);
        }

        private static Tables ofSides(Dataset<Row> left, Dataset<Row> right, long rows) {
            Dataset<Row> some = right.limit((int) (rows / PER_KEY)).localCheckpoint();
            return new Tables(left, right, some, right.limit(FEW).localCheckpoint());
        }

        private static Dataset<Row> widened(Calibration of, SparkSession spark, Dataset<Row> narrow, String side) {
            Path path = of.directory.resolve("data").resolve("calibration-" + side + "-" + of.rows);
            if (!Files.exists(path.resolve("_SUCCESS"))) {
                Dataset<Row> wide = narrow;
                for (int i = 0; i < WIDE_COLUMNS; i++) wide = wide.withColumn(side + "_wide" + i, text(side, i));
                wide.write().mode("overwrite").parquet(path.toString());
            }
            return spark.read().parquet(path.toString());
        }

        private static Column text(String side, int column) {
            return concat(lit("column " + column + " "), lpad(col(side + "_row").cast("string"), WIDE_TEXT - 9, "0"));
        }
    }
}
