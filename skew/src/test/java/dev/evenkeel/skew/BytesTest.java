package dev.evenkeel.skew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.SparkFixture;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** A key of few rows and huge payloads is skew too. */
class BytesTest {
    private static final SkewOptions WITH_BYTES =
            SkewOptions.defaults().withBytes().withPartitions(20);

    /** A thousand keys of four rows each; those of key 3 carry 200,000 characters, all others ten. */
    private static final Dataset<Row> TABLE = SparkFixture.spark()
            .range(0, 4000, 1, 4)
            .selectExpr("id % 1000 as k", "if(id % 1000 = 3, repeat('x', 200000), 'short text') as payload");

    @Test
    void bytesAreThoseOfSparksBinaryRows() {
        SkewReport report = SkewDetector.withOptions(WITH_BYTES).analyze(TABLE, "k");
        KeyLoad bytes = report.keys().get(0).bytes().orElseThrow();
        Map<Long, Long> truth = new HashMap<>();
        // 8 bytes of null bits, 8 of each column, and the text rounded up to whole words
        TABLE.groupBy("k")
                .agg(org.apache.spark.sql.functions.expr("sum(8 + 16 + ceil(length(payload) / 8) * 8)"))
                .collectAsList()
                .forEach(row -> truth.put(row.getLong(0), row.getLong(1)));
        assertThat(bytes.heavyHitters()).hasSize(1000);
        bytes.heavyHitters()
                .forEach(key -> assertThat(key.estimate())
                        .isEqualTo(truth.get((Long) key.key().get(0))));
        assertThat(bytes.total())
                .isEqualTo(truth.values().stream().mapToLong(Long::longValue).sum());
        assertThat(report.partitionBytes().orElseThrow().total()).isEqualTo(bytes.total());
    }

    @Test
    void aKeyThatIsHotByBytesAloneIsNamedWithTheReason() {
        KeySkew key =
                SkewDetector.withOptions(WITH_BYTES).analyze(TABLE, "k").keys().get(0);
        assertThat(key.imbalance(20)).isLessThan(2);
        assertThat(key.bytes().orElseThrow().imbalance(20)).isGreaterThan(15);
        assertThat(key.verdict()).isInstanceOf(SkewVerdict.Hot.class);
        assertThat(key.verdict().reason().sentence())
                .contains("times the mean bytes")
                .contains("key 3 has");
        assertThat(SkewDetector.withOptions(SkewOptions.defaults().withPartitions(20))
                        .analyze(TABLE, "k")
                        .keys()
                        .get(0)
                        .verdict())
                .isInstanceOf(SkewVerdict.Even.class);
    }

    @Test
    void bytesOfRowsWithoutAKeyCountAsTheirs() {
        Dataset<Row> nulls = TABLE.selectExpr("if(k = 3, null, k) as k", "payload");
        KeyLoad bytes = SkewDetector.withOptions(WITH_BYTES)
                .analyze(nulls, "k")
                .keys()
                .get(0)
                .bytes()
                .orElseThrow();
        assertThat(bytes.ofNulls()).isEqualTo(4 * (24 + 200_000L));
    }

    @Test
    void whatExcludesEachOtherIsRefused() {
        assertThatThrownBy(() -> WITH_BYTES.withRowSampling(4)).hasMessageStartingWith("withBytes and withRowSampling");
        assertThatThrownBy(() -> SkewOptions.defaults().withExactCounts().withFraction(0.5))
                .hasMessageStartingWith("withExactCounts counts every row");
    }
}
