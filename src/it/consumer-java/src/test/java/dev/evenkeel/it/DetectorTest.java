package dev.evenkeel.it;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.evenkeel.skew.KeySkew;
import dev.evenkeel.skew.SkewDetector;
import dev.evenkeel.skew.SkewOptions;
import dev.evenkeel.skew.SkewReport;
import dev.evenkeel.testkit.SparkFixture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Counts, and where rows are placed, on the Spark that this build is for; read in batches and row by row. */
class DetectorTest {
    private static final int ROWS = 6000;
    private static Dataset<Row> file;

    @BeforeAll
    static void writeFile() {
        String path = SparkFixture.temporaryDirectory().resolve("detector").toString();
        SparkFixture.spark()
                .range(0, ROWS, 1, 3)
                .selectExpr(
                        "id % 37 * (id % 11) as l",
                        "cast(id % 29 as int) as i",
                        "concat('k', id % 53 * (id % 3)) as s",
                        "case when id % 3 = 0 then null else id % 20 end as nullable",
                        "cast(id % 19 as decimal(20,4)) as wide",
                        "cast(id % 19 as decimal(9,2)) as narrow",
                        "if(id % 4 = 2, double('NaN'), if(id % 4 = 0, double(0) * -1D, double(id % 9))) as dbl",
                        "timestamp_seconds(id % 13) as ts",
                        "date_add(date'2024-01-01', cast(id % 17 as int)) as dt",
                        "named_struct('x', id % 7, 'y', concat('s', id % 5)) as st",
                        "cast(concat('b', id % 23) as binary) as bin")
                .write()
                .mode("overwrite")
                .parquet(path);
        file = SparkFixture.spark().read().parquet(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"l", "i", "s", "nullable", "wide", "narrow", "dbl", "ts", "dt", "st", "bin", "l,s", "nullable,dt"})
    void countsAreExactAndRowsGoWhereThePredictionSays(String columns) {
        String[] key = columns.split(",");
        KeySkew inBatches = SkewDetector.analyze(file, key).keys().get(0);
        KeySkew byRow = SkewDetector.analyze(file.filter("l is not null"), key).keys().get(0);
        assertThat(inBatches.heavyHitters().stream().map(hitter -> hitter.hash() + " " + hitter.estimate()))
                .containsExactlyInAnyOrderElementsOf(byRow.heavyHitters().stream()
                        .map(hitter -> hitter.hash() + " " + hitter.estimate())
                        .toList());
        Column[] partitioning = Arrays.stream(key).map(name -> col(name)).toArray(Column[]::new);
        double[] real = new double[31];
        for (Row partition : file.repartition(31, partitioning)
                .groupBy(spark_partition_id())
                .count()
                .collectAsList()) {
            real[partition.getInt(0)] = partition.getLong(1);
        }
        assertThat(inBatches.load().placedOn(31)).containsExactly(real, within(1e-6));
    }

    @Test
    void everyWayToLookGivesTheSameHotKey() {
        SkewOptions usual = SkewOptions.defaults();
        for (SkewOptions options : List.of(
                usual, usual.withExactCounts(), usual.withBytes(), usual.withMaxPartitionsRead(1), usual.withRowSampling(4))) {
            SkewReport report = SkewDetector.withOptions(options).analyze(file, "l");
            assertThat(report.keys().get(0).heavyHitters().get(0).key()).containsExactly(0L);
            assertThat(SkewReport.fromJson(report.toJson()).keys()).hasSize(1);
            assertThat(report.toHtml()).contains("<svg");
            assertThat(report.toDF(SparkFixture.spark()).count()).isPositive();
        }
    }

    @Test
    void stringsThatACollationTakesForEqualAreOneKey() {
        assumeTrue(SparkFixture.spark().version().startsWith("4."), "Spark 3.5 has no collations");
        Dataset<Row> collated = SparkFixture.spark()
                .range(0, 900, 1, 3)
                .selectExpr("collate(array('Berlin', 'BERLIN', 'berlin', 'Bern')[cast(id % 4 as int)], 'UTF8_LCASE') as city");
        KeySkew key = SkewDetector.analyze(collated, "city").keys().get(0);
        assertThat(key.heavyHitters()).hasSize(2);
        assertThat(key.heavyHitters().get(0).estimate()).isEqualTo(675);
        long[] real = new long[7];
        for (Row partition : collated.repartition(7, col("city")).groupBy(spark_partition_id()).count().collectAsList()) {
            real[partition.getInt(0)] = partition.getLong(1);
        }
        double[] predicted = key.load().placedOn(7);
        IntStream.range(0, 7).forEach(i -> assertThat(predicted[i]).isEqualTo(real[i]));
    }
}
