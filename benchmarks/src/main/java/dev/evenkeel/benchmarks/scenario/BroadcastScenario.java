package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.BuildTable;
import dev.evenkeel.benchmarks.measure.CostMeter;
import dev.evenkeel.benchmarks.measure.Outcome;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.core.spark.Fingerprint;
import dev.evenkeel.core.spark.PlanKnowledge;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.BroadcastDecider;
import dev.evenkeel.joins.JoinSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Whether to broadcast, held against an oracle: left joins of one kind of key and of row in several sizes, each run as a
 * broadcast and as a shuffle on this machine, and what Spark's rule and Evenkeel decide.
 *
 * <p>Thresholds are those of Spark at every scale: what a join takes on this machine does not shrink with the tables.
 *
 * @param key of the tables
 * @param payload of the side that may be broadcast
 */
record BroadcastScenario(BuildTable.Key key, BuildTable.Payload payload) implements Scenario {
    private static final ByteSize THRESHOLD = ByteSize.mebibytes(10);

    private static final Outcome NOT_RUN = new Outcome.Failed("was not run");

    /** The large side first. */
    private static final long[][] SIZES = {
        {5_000_000, 10_000}, {5_000_000, 300_000}, {5_000_000, 2_000_000}, {1_000_000, 300_000}
    };

    static List<Scenario> all() {
        List<Scenario> all = new ArrayList<>();
        for (BuildTable.Key key : BuildTable.Key.values()) {
            for (BuildTable.Payload payload : BuildTable.Payload.values()) {
                all.add(new BroadcastScenario(key, payload));
            }
        }
        return all;
    }

    @Override
    public String name() {
        return "broadcast/" + key + "-" + payload;
    }

    @Override
    public String about() {
        return "left joins by a " + key + " key with 10,000 to 2 million rows " + payload.words()
                + ", each broadcast and shuffled";
    }

    @Override
    public ScenarioResult run(Room room) {
        long start = System.nanoTime();
        SparkSession session =
                room.session(Map.of("spark.sql.autoBroadcastJoinThreshold", String.valueOf(THRESHOLD.bytes())));
        List<BroadcastTrial> trials = new ArrayList<>();
        for (long[] size : SIZES) {
            trials.add(trial(
                    room, session, room.scale().rows(size[0]), room.scale().rows(size[1])));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new ScenarioResult(
                name(),
                about(),
                BroadcastWays.BY_SPARK,
                BroadcastWays.OURS,
                room.rounds().rounds(),
                took,
                new BroadcastWays(trials, room.rounds().rounds()).results());
    }

    private BroadcastTrial trial(Room room, SparkSession session, long probeRows, long buildRows) {
        Dataset<Row> build = new BuildTable(buildRows, buildRows, key, payload).read(session, room.data());
        Dataset<Row> probe =
                new BuildTable(probeRows, buildRows, key, BuildTable.Payload.NARROW).read(session, room.data());
        Fingerprint truth = Fingerprint.of(join(probe, build, "merge"));
        boolean[] ours = new boolean[1];
        Map<String, Runnable> work = new LinkedHashMap<>();
        work.put("broadcast", () -> BroadcastWays.require(truth, Fingerprint.of(join(probe, build, "broadcast"))));
        work.put("shuffle", () -> BroadcastWays.require(truth, Fingerprint.of(join(probe, build, "merge"))));
        work.put("decide", () -> ours[0] = broadcasts(probe, build));
        try (CostMeter meter = new CostMeter(room.spark().sparkContext())) {
            Map<String, Outcome> outcomes = room.rounds().run(meter, work);
            boolean bySpark = PlanKnowledge.of(build).estimatedSize().compareTo(THRESHOLD) <= 0;
            return new BroadcastTrial(
                    probeRows,
                    buildRows,
                    outcomes.getOrDefault("broadcast", NOT_RUN),
                    outcomes.getOrDefault("shuffle", NOT_RUN),
                    outcomes.getOrDefault("decide", NOT_RUN),
                    BroadcastTrial.Join.of(bySpark),
                    BroadcastTrial.Join.of(ours[0]));
        }
    }

    private static boolean broadcasts(Dataset<Row> probe, Dataset<Row> build) {
        return BroadcastDecider.decide(probe, build, JoinSpec.on(BuildTable.KEY).left())
                .chosen()
                .fold(broadcast -> true, neither -> false);
    }

    private static Dataset<Row> join(Dataset<Row> probe, Dataset<Row> build, String hint) {
        Dataset<Row> carried = build.withColumnRenamed(BuildTable.PAYLOAD, "carried");
        return probe.join(carried.hint(hint), new String[] {BuildTable.KEY}, "left");
    }
}
