package dev.evenkeel.benchmarks.scenario;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.pmod;
import static org.apache.spark.sql.functions.pow;
import static org.apache.spark.sql.functions.xxhash64;

import dev.evenkeel.benchmarks.data.JoinTable;
import dev.evenkeel.benchmarks.data.KeyRule;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.way.JoinCase;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.partition.WriteSizing;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinPlan;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.SmartJoin;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/**
 * A job from end to end on skewed data: two tables are read, joined, aggregated by key and batch, and written by
 * country. Plain Spark against the same job with {@link SmartJoin} and a sized write.
 *
 * @param name its group and name
 * @param about what it is
 * @param left the large table, at a scale
 * @param type of the join
 */
record JobScenario(String name, String about, Function<Scale, JoinTable> left, JoinType type) implements Scenario {
    private static final long LARGE = 5_000_000;
    private static final long SMALL = 500_000;
    private static final int BATCHES = 1_000;
    private static final int COUNTRIES = 12;
    private static final String COUNTRY = "country";

    static List<Scenario> all() {
        return List.of(
                new JobScenario(
                        "job/whale",
                        "read, join, aggregate, write; one key with 30 % of the rows, inner",
                        scale ->
                                JoinTable.of("l", scale.rows(LARGE), KeyRule.hot(new Ratio(0.3), 1, scale.rows(SMALL))),
                        JoinType.INNER),
                new JobScenario(
                        "job/nulls",
                        "read, join, aggregate, write; half of the rows without a key, left outer",
                        scale -> JoinTable.of("l", scale.rows(LARGE), KeyRule.even(scale.rows(SMALL)))
                                .withNulls(new Ratio(0.5)),
                        JoinType.LEFT_OUTER));
    }

    @Override
    public ScenarioResult run(Room room) {
        Map<String, String> noAdaptive = Map.of("spark.sql.adaptive.enabled", "false");
        Contest contest = new Contest(plain(room, noAdaptive));
        Dataset<Row> adaptive = plain(room, Map.of());
        Dataset<Row> fixed = plain(room, noAdaptive);
        JoinCase sides = sides(room, Map.of());
        add(contest, room, Ways.PLAIN, adaptive, files -> {
            files.write(adaptive);
            return "";
        });
        add(contest, room, "Spark, AQE off", fixed, files -> {
            files.write(fixed);
            return "";
        });
        add(contest, room, Ways.OURS, adaptive, files -> smart(room.scale(), sides, files));
        return contest.run(room, name, about);
    }

    private interface Work {
        String into(WrittenFiles files);
    }

    private void add(Contest contest, Room room, String way, Dataset<Row> rows, Work work) {
        WrittenFiles files = new WrittenFiles(room.written(name, way), COUNTRY, rows.schema());
        contest.with(
                way,
                new FileWriting(() -> work.into(files), () -> files.read(rows.sparkSession())),
                cost -> files.gauges());
    }

    private Dataset<Row> plain(Room room, Map<String, String> settings) {
        return aggregated(sides(room, settings).plain());
    }

    private JoinCase sides(Room room, Map<String, String> settings) {
        var session = room.session(settings);
        long keys = room.scale().rows(SMALL);
        return new JoinCase(
                room.read(left.apply(room.scale()), session),
                room.read(JoinTable.of("r", keys, KeyRule.even(keys)), session),
                List.of(JoinTable.KEY),
                type);
    }

    /** Countries are as unlike as the cube of a draw makes them: the first has three rows of ten. */
    private static Dataset<Row> aggregated(Dataset<Row> joined) {
        Column draw = pmod(xxhash64(col(JoinTable.KEY)), lit(1_000)).divide(1_000);
        return joined.groupBy(
                        col(JoinTable.KEY), pmod(col("l_row"), lit(BATCHES)).as("batch"))
                .agg(
                        count(lit(1)).as("rows"),
                        max("l_text").as("l_text"),
                        max("r_text").as("r_text"))
                .withColumn(
                        COUNTRY, floor(pow(draw, lit(3)).multiply(COUNTRIES)).cast("int"));
    }

    /** What is aggregated is kept while its write is sized, which else would run the job once for each look at it. */
    private String smart(Scale scale, JoinCase sides, WrittenFiles files) {
        JoinPlan plan = SmartJoin.withOptions(JoinOptions.defaults().withCluster(ClusterShape.ofSlots(Scale.SLOTS)))
                .plan(sides.left(), sides.right(), new String[] {JoinTable.KEY}, type.keyword());
        Dataset<Row> rows = aggregated(plan.execute()).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            WriteSizing sizing = WriteScenario.sizer(scale).forWrite(rows, COUNTRY);
            files.write(sizing.apply(rows));
            return plan.decision().chosen() + "; " + sizing.files() + " files";
        } finally {
            rows.unpersist(true);
        }
    }
}
