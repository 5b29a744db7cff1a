package dev.evenkeel.skew;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class EmptyAndTinyInputTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    @Test
    void aDatasetWithoutPartitionsTakesNoJobAndIsNotSkewed() {
        JobCounter.assertJobs(0, () -> {
            SkewReport report = SkewDetector.analyze(SPARK.emptyDataFrame());
            assertThat(report.keys()).isEmpty();
            assertThat(report.isSkewed()).isFalse();
            assertThat(report.explain()).isEqualTo("0 rows in 0 input partitions\n");
        });
    }

    @Test
    void emptyPartitionsAreNotSkewed() {
        Dataset<Row> none = SPARK.range(0, 1000, 1, 4).toDF("k").filter("k < 0");
        SkewReport report = SkewDetector.analyze(none, "k");
        assertThat(report.isSkewed()).isFalse();
        assertThat(report.keys().get(0).verdict()).isInstanceOf(SkewVerdict.Unknown.class);
        assertThat(report.keys().get(0).imbalance(200)).isEqualTo(1);
        assertThat(report.explain())
                .isEqualTo("0 rows in 4 input partitions\nkey k: unknown\n  because there is no row to judge by\n");
    }

    @Test
    void aKeyThatIsAlwaysNullIsNoKey() {
        KeySkew skew = SkewDetector.withOptions(SkewOptions.defaults().withPartitions(200))
                .analyze(SPARK.range(100).selectExpr("cast(null as string) as k"))
                .keys()
                .get(0);
        assertThat(skew.nullRows()).isEqualTo(100);
        assertThat(skew.heavyHitters()).isEmpty();
        assertThat(skew.distinctKeys()).isEqualTo(new Estimate.Exact(0));
        assertThat(skew.maxToMean()).isEqualTo(1);
        assertThat(skew.verdict()).isInstanceOf(SkewVerdict.NullDominated.class);
        assertThat(skew.verdict().reason().sentence()).endsWith("100.0 % of the rows have no key");
    }

    @Test
    void aColumnOfTheNullTypeIsAKeyThatIsAlwaysNull() {
        KeySkew skew = SkewDetector.analyze(SPARK.range(10).selectExpr("null as k"))
                .keys()
                .get(0);
        assertThat(skew.nullRows()).isEqualTo(10);
    }

    @Test
    void oneRowIsOneKey() {
        KeySkew skew =
                SkewDetector.analyze(SPARK.range(1).toDF("k"), "k").keys().get(0);
        assertThat(skew.heavyHitters()).singleElement().satisfies(key -> {
            assertThat(key.key()).containsExactly(0L);
            assertThat(key.share().value()).isEqualTo(1);
        });
    }

    @Test
    void withoutAKeyableColumnTheInputPartitionsAreStillCounted() {
        Dataset<Row> maps = SPARK.range(0, 50, 1, 2).selectExpr("map(1, id) as m");
        SkewReport report = SkewDetector.analyze(maps);
        assertThat(report.keys()).isEmpty();
        assertThat(report.partitions().total()).isEqualTo(50);
        assertThat(report.leftOut()).hasSize(1);
        assertThat(SkewDetector.analyze(maps.select()).partitions().total()).isEqualTo(50);
    }

    @Test
    void aTypedDatasetIsReadAsItsColumns() {
        assertThat(SkewDetector.analyze(SPARK.range(50), "id").keys().get(0).heavyHitters())
                .hasSize(50);
    }
}
