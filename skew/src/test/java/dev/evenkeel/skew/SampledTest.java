package dev.evenkeel.skew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.testkit.SparkFixture;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not read may hold anything: bounds allow for it, and estimates follow what was seen. */
class SampledTest {
    private static final int ROWS = 64_000;

    /** Partitions of equal size, whose keys differ from one to the next. */
    private static final Dataset<Row> TABLE = SparkFixture.spark()
            .range(0, ROWS, 1, 8)
            .selectExpr("case when id % 2 = 0 then -1 when id < 32000 then id % 10 else id end as k");

    @ParameterizedTest
    @CsvSource({"1, 4096", "3, 4096", "7, 4096", "1, 32", "3, 32", "7, 32"})
    void theTrueCountsStayWithinTheWiderBounds(int partitionsRead, int counters) {
        SkewReport report = SkewDetector.withOptions(SkewOptions.defaults()
                        .withMaxPartitionsRead(partitionsRead)
                        .withCounters(counters))
                .analyze(TABLE, "k");
        KeySkew found = report.keys().get(0);
        assertThat(report.coverage()).isEqualTo(new Coverage(8, partitionsRead, 1000, 1));
        assertThat(found.rows()).isEqualTo(ROWS);
        assertThat(found.heavyHitters().get(0).estimate()).isBetween(31_000L, 33_000L);
        long unread = (8L - partitionsRead) * (ROWS / 8 - 1000);
        assertThat(found.heavyHitters().get(0).upper()
                        - found.heavyHitters().get(0).lower())
                .isGreaterThanOrEqualTo(Math.min(unread, ROWS - 32_000));
        assertHolds(found, counts(TABLE));
        assertThat((Estimate.Bounded) found.distinctKeys())
                .satisfies(distinct -> assertThat(16_011.0).isBetween(distinct.lower(), distinct.upper()));
    }

    @Test
    void aHotKeyOfASortedTableIsFoundInPartitionsThatAreNotReadWhole() {
        Dataset<Row> sorted = SparkFixture.spark()
                .range(0, ROWS, 1, 16)
                .selectExpr("case when id between 8000 and 23999 then 7 else id end as k");
        KeySkew found = SkewDetector.withOptions(SkewOptions.defaults().withMaxPartitionsRead(1))
                .analyze(sorted, "k")
                .keys()
                .get(0);
        HeavyHitter hot = found.heavyHitters().get(0);
        assertThat(hot.key()).containsExactly(7L);
        assertThat(hot.estimate()).isEqualTo(16_000); // four partitions of 4,000 rows, each known by its first 1,000
        assertThat(hot.lower()).isBetween(3_990L, 4_000L); // what was seen, less what the sketches may have lost
    }

    @Test
    void aFractionIsOfThePartitionsThereAre() {
        SkewReport report = SkewDetector.withOptions(SkewOptions.defaults().withFraction(0.25))
                .analyze(TABLE, "k");
        assertThat(report.coverage()).isEqualTo(new Coverage(8, 2, 1000, 1));
        assertThat(report.coverage()).hasToString("2 of 8 input partitions and the first 1,000 rows of the others");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 16, 64})
    void boundsHoldWhereOnlySomeRowsAreCounted(int oneIn) {
        Dataset<Row> skewed = SparkFixture.spark()
                .range(0, 200_000, 1, 8)
                .selectExpr("cast(20000 / (id % 20000 + 1) as bigint) as k");
        SkewReport report = SkewDetector.withOptions(SkewOptions.defaults().withRowSampling(oneIn))
                .analyze(skewed, "k");
        KeySkew found = report.keys().get(0);
        assertThat(found.rows()).isEqualTo(200_000);
        assertThat(found.heavyHitters().get(0).lower())
                .isLessThan(found.heavyHitters().get(0).upper());
        assertHolds(found, counts(skewed));
        assertThat(report.explain()).contains("about one row in " + oneIn + " was counted");
    }

    @Test
    void theSameRowsAreDrawnWhenATaskRunsAgain() {
        SkewDetector.Configured sampled =
                SkewDetector.withOptions(SkewOptions.defaults().withRowSampling(16));
        assertThat(sampled.analyze(TABLE, "k").toJson())
                .isEqualTo(sampled.analyze(TABLE, "k").toJson());
    }

    private static Map<Long, Long> counts(Dataset<Row> table) {
        Map<Long, Long> counts = new HashMap<>();
        table.groupBy("k").count().collectAsList().forEach(row -> counts.put(row.getLong(0), row.getLong(1)));
        return counts;
    }

    private static void assertHolds(KeySkew found, Map<Long, Long> truth) {
        for (HeavyHitter key : found.heavyHitters()) {
            Long count = truth.remove((Long) key.key().get(0));
            assertThat(count).isBetween(key.lower(), key.upper());
            assertThat(key.estimate()).isBetween(key.lower(), key.upper());
        }
        assertThat(truth.values()).allMatch(count -> count <= found.error());
    }
}
