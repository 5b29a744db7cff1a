package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.hex;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.xxhash64;

import dev.evenkeel.benchmarks.data.JoinTable;
import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.measure.Cost;
import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.measure.StageRun;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.way.Joined;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.partition.PartitionOptions;
import dev.evenkeel.core.partition.PartitionSizer;
import dev.evenkeel.core.partition.ShuffleSizing;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;

/**
 * The rows of each key numbered, for which all rows are shuffled and sorted: in 200 partitions, in those that adaptive
 * execution makes of them, and in as many as {@link PartitionSizer#forShuffle} chooses.
 *
 * @param name its group and name
 * @param about what it is
 * @param rule which key a row has, by the number of keys
 * @param columns that a row has beside those of a narrow one, 36 letters each
 * @param context settings that Spark must be started with
 */
record PartitionScenario(
        String name, String about, LongFunction<KeyRule> rule, int columns, Map<String, String> context)
        implements Scenario {
    private static final long ROWS = 10_000_000;
    private static final long KEYS = 1_000_000;
    private static final int WIDE = 10;
    private static final ByteSize PARTITION = ByteSize.mebibytes(128);
    private static final String PARTITIONS = "spark.sql.shuffle.partitions";
    private static final Gauge BYTES = Gauge.times("largest over mean bytes of a task");
    private static final Gauge TIME = Gauge.times("longest over median task");

    static List<Scenario> all() {
        LongFunction<KeyRule> hot = keys -> KeyRule.hot(new Ratio(0.3), 1, keys);
        return List.of(
                new PartitionScenario("partitions/narrow", "narrow rows, even keys", KeyRule::even, 0, Map.of()),
                new PartitionScenario(
                        "partitions/wide", "rows of 400 bytes more, even keys", KeyRule::even, WIDE, Map.of()),
                new PartitionScenario(
                        "partitions/wide-tight",
                        "rows of 400 bytes more, even keys, 43 MiB of memory for tasks",
                        KeyRule::even,
                        WIDE,
                        SkewedJoins.TIGHT),
                new PartitionScenario("partitions/skewed", "narrow rows, one key with 30 % of them", hot, 0, Map.of()));
    }

    @Override
    public ScenarioResult run(Room room) {
        Contest contest = new Contest(numbered(table(room, Map.of("spark.sql.adaptive.enabled", "false"))));
        Dataset<Row> adaptive = table(room, Map.of(PARTITIONS, "200"));
        Dataset<Row> fixed = table(room, Map.of(PARTITIONS, "200", "spark.sql.adaptive.enabled", "false"));
        Dataset<Row> ours = table(room, Map.of());
        contest.with(Ways.PLAIN, () -> new Joined(numbered(adaptive), ""), PartitionScenario::gauges);
        contest.with("200 partitions, AQE off", () -> new Joined(numbered(fixed), ""), PartitionScenario::gauges);
        contest.with(Ways.OURS, () -> sized(room.scale(), ours), PartitionScenario::gauges);
        return contest.run(room, name, about);
    }

    private Dataset<Row> table(Room room, Map<String, String> settings) {
        SparkSession session = room.session(settings);
        Scale scale = room.scale();
        Dataset<Row> table = room.read(JoinTable.of("l", scale.rows(ROWS), rule.apply(scale.rows(KEYS))), session);
        for (int column = 0; column < columns; column++) {
            table = table.withColumn("wide_" + column, concat(col("l_text"), hex(xxhash64(col("l_row"), lit(column)))));
        }
        return table;
    }

    private static Dataset<Row> numbered(Dataset<Row> rows) {
        return rows.withColumn(
                "place", row_number().over(Window.partitionBy(JoinTable.KEY).orderBy("l_row")));
    }

    private Joined sized(Scale scale, Dataset<Row> rows) {
        PartitionOptions options = PartitionOptions.defaults().withCluster(ClusterShape.ofSlots(Scale.SLOTS));
        // Where memory is tight, what a task has of it is the measure; else the target is as small as the table.
        if (context.isEmpty()) options = options.withTarget(scale.bytes(PARTITION));
        ShuffleSizing sizing = PartitionSizer.withOptions(options).forShuffle(rows, JoinTable.KEY);
        return new Joined(numbered(sizing.apply(rows)), sizing.partitions() + " partitions");
    }

    /** How unlike the tasks of the stage are that reads the most of a shuffle. */
    private static Map<Gauge, Double> gauges(Cost cost) {
        List<StageRun> stages = cost.stages();
        StageRun sorting = stages.stream()
                .max(Comparator.comparingDouble(stage -> fetched(stage).total()))
                .orElseThrow();
        Spread times = new Spread(
                sorting.tasks().stream().map(task -> task.run().toNanos() / 1e9).toList());
        Map<Gauge, Double> gauges = new LinkedHashMap<>();
        gauges.put(BYTES, fetched(sorting).largestOverMean());
        gauges.put(TIME, times.largestOverMedian());
        return gauges;
    }

    private static Spread fetched(StageRun stage) {
        return new Spread(stage.tasks().stream()
                .map(task -> (double) task.fetched().bytes())
                .toList());
    }
}
