package dev.evenkeel.joins.spark;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.core.spark.RowWidths;
import dev.evenkeel.joins.choose.HashedRelationSize;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.execution.exchange.BroadcastExchangeExec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The predicted size of a hash relation against the one that Spark reports for its broadcast ({@code data size}).
 *
 * <p>On 3.5.9 with two cores and a heap of 2 GiB, from exact rows and keys and sampled widths: within 1 % where keys
 * are sparse longs, and for other keys, where memory comes in pages of 32 MiB, within 1 % of Spark's size.
 */
class RelationSizeOracleTest {
    private static final String LONG_TEXT = "concat('a-key-with-a-long-name-', repeat('y', 60), id)";
    private static final double TOLERANCE = 0.01;
    /** A page of this JVM, which a relation below one page takes whole and we count as far as it is used. */
    private static final long PAGE = 32L << 20;

    @ParameterizedTest(name = "{0} rows, {1} keys, {2} bytes beside the key")
    @CsvSource({
        "100, 100, 1",
        "50000, 50000, 30",
        "300000, 300000, 20",
        "400000, 1000, 20",
        "20000, 20000, 500",
        "700000, 700000, 40"
    })
    void sparseLongKeys(long rows, long keys, int payload) {
        Dataset<Row> build = table(rows, keys, payload, "id * 7919");
        double width = RowWidths.sample(build).mean().orElse(0);
        double predicted =
                HashedRelationSize.of(KeyForm.LONG, rows, keys, width).bytes();
        assertThat(predicted / dataSize(build, "id * 7919")).isCloseTo(1, within(TOLERANCE));
    }

    @ParameterizedTest(name = "{0} rows, {1} keys, {2} bytes beside the key, {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "10|10|20|cast(id as string)",
                "300000|300000|20|cast(id as string)",
                "300000|2000|20|cast(id as double)",
                "300000|300000|60|cast(id as decimal(20, 2))",
                "300000|300000|10|" + LONG_TEXT,
                "600000|600000|100|" + LONG_TEXT,
                "600000|3000|100|" + LONG_TEXT
            })
    void otherKeys(long rows, long keys, int payload, String key) {
        Dataset<Row> build = table(rows, keys, payload, key);
        double width = RowWidths.sample(build.select(col("*"), struct(col("k"))))
                        .mean()
                        .orElse(0)
                - 8;
        double predicted = HashedRelationSize.of(KeyForm.ROW, rows, keys, width).bytes();
        double used = rows * (16 + width);
        double unused = Math.max(0, PAGE - used);
        assertThat((predicted + unused) / dataSize(build, key)).isCloseTo(1, within(TOLERANCE));
    }

    /** A payload that needs a column of its own row, so that no rule of Spark's can compute it after the join. */
    private static Dataset<Row> table(long rows, long keys, int payload, String key) {
        return SparkFixture.spark()
                .range(rows)
                .selectExpr("id % " + keys + " as id", "id % 10 as digit")
                .selectExpr(key + " as k", "concat(repeat('x', " + (payload - 1) + "), digit) as payload");
    }

    private static double dataSize(Dataset<Row> build, String key) {
        Dataset<Row> probe = SparkFixture.spark().range(10).selectExpr(key + " as k");
        return SparkFixture.withSettings(Map.of("spark.sql.adaptive.enabled", "false"), () -> {
            Dataset<Row> joined = probe.join(broadcast(build), "k");
            joined.collectAsList();
            return exchange(joined.queryExecution().executedPlan())
                    .orElseThrow()
                    .metrics()
                    .apply("dataSize")
                    .value();
        });
    }

    private static Optional<BroadcastExchangeExec> exchange(SparkPlan plan) {
        if (plan instanceof BroadcastExchangeExec broadcast) return Optional.of(broadcast);
        for (var children = plan.children().iterator(); children.hasNext(); ) {
            Optional<BroadcastExchangeExec> found = exchange(children.next());
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }
}
