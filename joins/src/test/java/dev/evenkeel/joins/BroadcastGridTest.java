package dev.evenkeel.joins;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.spark.PlanKnowledge;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.choose.BroadcastCost;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The share of right decisions over a grid of sizes, widths and key types, against an oracle that runs both joins.
 *
 * <p>The joins are left joins, so that only the right side may be built. A decision is right where the chosen join takes
 * at most a tenth, or 100 ms, more than the other. Runs on demand:
 * {@code mvn verify -pl core,skew,joins -Dtest=BroadcastGridTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dbroadcast.grid} takes some minutes on two idle cores. An oracle's broadcast that runs out of memory counts as one
 * that never ends.
 */
@EnabledIfSystemProperty(named = "broadcast.grid", matches = ".*")
class BroadcastGridTest {
    private static final double GOAL = 0.95;
    private static final int RUNS = 2;
    private static final double TENTH = 1.1;
    private static final Duration NOISE = Duration.ofMillis(100);
    private static final Map<String, String> SHUFFLE =
            Map.of("spark.sql.autoBroadcastJoinThreshold", "-1", "spark.sql.adaptive.autoBroadcastJoinThreshold", "-1");

    private final List<List<String>> seen = new ArrayList<>();
    private int right;
    private int rightOfSpark;

    @Test
    void decisionsAreRightMoreOftenThanTheGoal() {
        for (long probe : new long[] {100_000, 1_000_000, 3_000_000}) {
            for (long build : new long[] {1_000, 30_000, 200_000, 600_000}) {
                for (String key : new String[] {"id * 7919", "concat('customer-', id)"}) {
                    for (String payload :
                            new String[] {"id", "repeat(id % 10, 200)", "concat(sha2(string(id), 512), id)"}) {
                        if (build <= probe) judge(probe, build, key, payload);
                    }
                }
            }
        }
        List<String> headings = List.of(
                "probe",
                "build",
                "key",
                "payload",
                "in memory",
                "Spark's",
                "broadcast",
                "shuffle",
                "predicted",
                "and",
                "chosen",
                "Spark");
        System.out.println(String.join("\n", TextLayout.table(headings, seen)));
        System.out.printf("right: %d of %d; Spark %d%n", right, seen.size(), rightOfSpark);
        assertThat((double) right / seen.size()).isGreaterThanOrEqualTo(GOAL);
    }

    private void judge(long probeRows, long buildRows, String key, String payload) {
        Dataset<Row> build = table(buildRows, "id", key, payload);
        Dataset<Row> probe = table(probeRows, "id % " + buildRows, key, "id");
        BroadcastReport report =
                BroadcastDecider.report(probe, build, JoinSpec.on("k").left());
        Duration broadcast = orForEver(() -> fastest(probe, build.hint("broadcast")));
        Duration shuffle = SparkFixture.withSettings(SHUFFLE, () -> fastest(probe, build));
        String chosen = report.decision().chosen().fold(b -> "broadcast", n -> "shuffle");
        boolean broadcasts = chosen.equals("broadcast");
        ByteSize planned = PlanKnowledge.of(build).estimatedSize();
        boolean sparkBroadcasts = planned.compareTo(ByteSize.mebibytes(10)) <= 0;
        boolean isRight = isRight(broadcasts, broadcast, shuffle);
        boolean sparkIsRight = isRight(sparkBroadcasts, broadcast, shuffle);
        if (isRight) right++;
        if (sparkIsRight) rightOfSpark++;
        BroadcastCost cost = new BroadcastCost(report.facts());
        seen.add(List.of(
                TextLayout.count(probeRows),
                TextLayout.count(buildRows),
                key.substring(0, 2),
                payload.substring(0, 2),
                report.size(Side.RIGHT).orElseThrow().held().toString(),
                planned.toString(),
                TextLayout.duration(broadcast),
                TextLayout.duration(shuffle),
                TextLayout.duration(cost.broadcast(Side.RIGHT).makespan()),
                TextLayout.duration(cost.shuffle().makespan()),
                chosen + (isRight ? "" : " WRONG"),
                (sparkBroadcasts ? "broadcast" : "shuffle") + (sparkIsRight ? "" : " WRONG")));
        System.out.println(seen.get(seen.size() - 1));
    }

    private static boolean isRight(boolean broadcasts, Duration broadcast, Duration shuffle) {
        Duration chosen = broadcasts ? broadcast : shuffle;
        Duration other = broadcasts ? shuffle : broadcast;
        return chosen.toNanos()
                <= Math.max(other.toNanos() * TENTH, other.plus(NOISE).toNanos());
    }

    /** A broadcast for which the memory does not suffice is one that never ends. */
    private static Duration orForEver(Supplier<Duration> run) {
        try {
            return run.get();
        } catch (RuntimeException | OutOfMemoryError e) {
            return Duration.ofDays(1);
        }
    }

    private static Duration fastest(Dataset<Row> probe, Dataset<Row> build) {
        long fastest = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            probe.join(build, new String[] {"k"}, "left")
                    .write()
                    .format("noop")
                    .mode("overwrite")
                    .save();
            fastest = Math.min(fastest, System.nanoTime() - start);
        }
        return Duration.ofNanos(fastest);
    }

    private static Dataset<Row> table(long rows, String id, String key, String payload) {
        String name = "grid-" + Integer.toHexString((rows + id + key + payload).hashCode());
        Path path = SparkFixture.temporaryDirectory().resolve(name);
        if (!path.toFile().exists()) {
            SparkFixture.spark()
                    .range(0, rows, 1, 8)
                    .selectExpr(id + " as id")
                    .selectExpr(key + " as k", payload + " as payload")
                    .write()
                    .parquet(path.toString());
        }
        return SparkFixture.spark().read().parquet(path.toString());
    }
}
