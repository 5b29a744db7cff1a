package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.JoinTable;
import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.measure.BenchSession;
import dev.evenkeel.benchmarks.measure.Cost;
import dev.evenkeel.benchmarks.measure.CostMeter;
import dev.evenkeel.benchmarks.measure.Forecast;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.spark.Fingerprint;
import dev.evenkeel.core.unit.Ratio;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The simulation held against a clock: a join is run on one slot, its wall time on two is predicted from that, and then
 * it is run on two.
 *
 * @param rows of the large side
 * @param rounds how often it runs on each, of which the one with the median wall time counts; once more before
 * @param directory where the tables are kept
 */
public record SimulationCheck(long rows, int rounds, Path directory) {
    private static final int PER_KEY = 10;
    private static final Map<String, String> SETTINGS =
            Map.of("spark.sql.shuffle.partitions", "64", "spark.sql.autoBroadcastJoinThreshold", "-1");

    /**
     * What came of it.
     *
     * @param forecast from the run on one slot
     * @param measured the wall time on two
     */
    public record Result(Forecast forecast, Duration measured) {
        /** {@return predicted over measured} */
        public double ratio() {
            return (double) forecast.wallOn(2).toNanos() / measured.toNanos();
        }

        /** {@return the figures in lines} */
        public List<String> lines() {
            return List.of(
                    "  on one slot            "
                            + TextLayout.duration(forecast.cost().wall()),
                    "  on two slots, predicted " + TextLayout.duration(forecast.wallOn(2)),
                    "  on two slots, measured  " + TextLayout.duration(measured),
                    String.format(Locale.ROOT, "  predicted / measured    %.2f", ratio()),
                    "  overhead of a task      " + TextLayout.duration(forecast.perTask()),
                    "  overhead of a stage     " + TextLayout.duration(forecast.perStage()));
        }
    }

    /** {@return what came of it, in sessions of its own} */
    public Result run() {
        Forecast forecast = new Forecast(medianOn(1), 1);
        return new Result(forecast, medianOn(2).wall());
    }

    /** Prints what came of it. */
    public void print(PrintStream out) {
        out.printf("%nA join with a whale of 30 %%, %,d rows; median of %d rounds%n%n", rows, rounds);
        run().lines().forEach(out::println);
    }

    private Cost medianOn(int slots) {
        SparkSession spark = BenchSession.start(directory, SETTINGS, "local[" + slots + "]");
        try (CostMeter meter = new CostMeter(spark.sparkContext())) {
            List<Cost> costs = new ArrayList<>();
            Dataset<Row> joined = joined(spark);
            for (int round = 0; round <= rounds; round++) {
                Cost cost = meter.cost(() -> Fingerprint.of(joined));
                if (round > 0) costs.add(cost);
            }
            costs.sort(Comparator.comparing(Cost::wall));
            return costs.get((rounds - 1) / 2);
        } finally {
            spark.stop();
        }
    }

    private Dataset<Row> joined(SparkSession spark) {
        long keys = rows / PER_KEY;
        Path data = directory.resolve("data");
        Dataset<Row> left =
                JoinTable.of("l", rows, KeyRule.hot(new Ratio(0.3), 1, keys)).read(spark, data);
        return left.join(JoinTable.of("r", keys, KeyRule.even(keys)).read(spark, data), JoinTable.KEY);
    }
}
