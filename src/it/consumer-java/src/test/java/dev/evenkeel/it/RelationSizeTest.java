package dev.evenkeel.it;

import static org.apache.spark.sql.functions.broadcast;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.joins.BroadcastDecider;
import dev.evenkeel.joins.BroadcastReport;
import dev.evenkeel.joins.BroadcastVerdict;
import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.Side;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.exchange.BroadcastExchangeExec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The predicted size of a hash relation against the one that the Spark of this build reports. */
class RelationSizeTest {
    private static final double TOLERANCE = 0.05;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "100|id * 7919|id",
                "60000|id * 7919|repeat(string(id % 10), 100)",
                "60000|id|id",
                "60000|id % 500 * 7919|sha2(string(id), 256)",
                "60000|string(id)|named_struct('a', id, 'b', array(id, id + 1))",
                "60000|string(id % 500)|repeat(string(id % 10), 600)"
            })
    void itIsThatOfThisSpark(long rows, String key, String payload) {
        Dataset<Row> build = table(rows, key, payload);
        Dataset<Row> probe = build.select("k").limit(3);
        assertThat(predicted(probe, build) / real(probe, build)).isCloseTo(1, within(TOLERANCE));
    }

    /** Up to Spark 4.1 the property changes nothing for long keys; from 4.2 on it is their first page. */
    @ParameterizedTest
    @ValueSource(strings = {"1m", "8m"})
    void itFollowsThePageSizeThatSparkSubmitSets(String page) {
        System.setProperty("spark.buffer.pageSize", page);
        Dataset<Row> build = table(30_000, "id * 7919", "id");
        Dataset<Row> probe = build.select("k").limit(3);
        assertThat(predicted(probe, build) / real(probe, build)).isCloseTo(1, within(TOLERANCE));
    }

    /** Spark before 4.1 does not know the setting and broadcasts what is over it. */
    @ParameterizedTest
    @ValueSource(strings = {"1k"})
    void theLargestTableLimitsWhereThisSparkHasIt(String largest) {
        Dataset<Row> build = table(1000, "id * 7919", "id");
        Dataset<Row> probe = build.select("k").limit(3);
        SparkFixture.runWithSettings(Map.of("spark.sql.maxBroadcastTableSize", largest), () -> {
            BroadcastVerdict verdict = BroadcastDecider.report(
                            probe, build, JoinSpec.on("k").left())
                    .verdict(Side.RIGHT);
            boolean refused = fails(() -> real(probe, build));
            assertThat(verdict).isEqualTo(refused ? BroadcastVerdict.IMPOSSIBLE : BroadcastVerdict.SAFE);
        });
    }

    @AfterEach
    void restorePageSize() {
        System.clearProperty("spark.buffer.pageSize");
    }

    private static Dataset<Row> table(long rows, String key, String payload) {
        String name = "relation-" + Integer.toHexString((rows + key + payload).hashCode());
        Path path = SparkFixture.temporaryDirectory().resolve(name);
        SparkFixture.spark()
                .range(0, rows, 1, 2)
                .selectExpr(key + " as k", payload + " as payload")
                .write()
                .mode("overwrite")
                .parquet(path.toString());
        return SparkFixture.spark().read().parquet(path.toString());
    }

    private static double predicted(Dataset<Row> probe, Dataset<Row> build) {
        BroadcastReport report =
                BroadcastDecider.report(probe, build, JoinSpec.on("k").left());
        return report.size(Side.RIGHT).orElseThrow().held().bytes();
    }

    private static double real(Dataset<Row> probe, Dataset<Row> build) {
        return SparkFixture.withSettings(Map.of("spark.sql.adaptive.enabled", "false"), () -> {
            Dataset<Row> joined = probe.join(broadcast(build), "k");
            joined.collectAsList();
            return (double) exchange(joined.queryExecution().executedPlan())
                    .orElseThrow()
                    .metrics()
                    .apply("dataSize")
                    .value();
        });
    }

    private static Optional<BroadcastExchangeExec> exchange(SparkPlan plan) {
        if (plan instanceof BroadcastExchangeExec) return Optional.of((BroadcastExchangeExec) plan);
        for (var children = plan.children().iterator(); children.hasNext(); ) {
            Optional<BroadcastExchangeExec> found = exchange(children.next());
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }

    private static boolean fails(Runnable query) {
        try {
            query.run();
            return false;
        } catch (Exception e) {
            return true;
        }
    }
}
