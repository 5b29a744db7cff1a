package dev.evenkeel.skew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.testkit.SparkFixture;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Partitions of equal size, whose keys differ from one to the next: what is not read may hold anything. */
class SampledTest {
    private static final Dataset<Row> TABLE = SparkFixture.spark()
            .range(0, 8000, 1, 8)
            .selectExpr("case when id % 2 = 0 then -1 when id < 4000 then id % 10 else id end as k");

    @ParameterizedTest
    @CsvSource({"1, 4096", "3, 4096", "7, 4096", "1, 32", "3, 32", "7, 32"})
    void theTrueCountsStayWithinTheWiderBounds(int partitionsRead, int counters) {
        KeySkew found = SkewDetector.withOptions(SkewOptions.defaults()
                        .withMaxPartitionsRead(partitionsRead)
                        .withCounters(counters))
                .analyze(TABLE, "k")
                .keys()
                .get(0);
        Map<Long, Long> truth = new HashMap<>();
        TABLE.groupBy("k").count().collectAsList().forEach(row -> truth.put(row.getLong(0), row.getLong(1)));

        assertThat(found.rows()).isEqualTo(8000);
        assertThat(found.heavyHitters().get(0).estimate()).isBetween(3900L, 4100L);
        for (HeavyHitter key : found.heavyHitters()) {
            Long value = (Long) key.key().get(0);
            long count = truth.getOrDefault(value, 0L);
            truth.remove(value);
            assertThat(count).isBetween(key.lower(), key.upper());
            assertThat(key.upper() - key.lower()).isGreaterThanOrEqualTo(8000 - 1000L * partitionsRead - 4000);
        }
        assertThat(truth.values()).allMatch(count -> count <= found.error());
        assertThat((Estimate.Bounded) found.distinctKeys())
                .satisfies(distinct -> assertThat(2011.0).isBetween(distinct.lower(), distinct.upper()));
    }
}
