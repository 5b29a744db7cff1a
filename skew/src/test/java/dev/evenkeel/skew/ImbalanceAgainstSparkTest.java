package dev.evenkeel.skew;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.spark_partition_id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenkeel.testkit.SparkFixture;
import java.util.Arrays;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The predicted imbalance, against where Spark really puts the rows. */
class ImbalanceAgainstSparkTest {
    private static final Dataset<Row> TABLE = SparkFixture.spark()
            .range(0, 6000, 1, 3)
            .selectExpr(
                    "id % 37 * (id % 11) as l",
                    "concat('k', id % 53 * (id % 3)) as s",
                    "case when id % 3 = 0 then null else id % 20 end as nullable",
                    "cast(id % 19 as decimal(20,4)) as dec",
                    "if(id % 4 = 2, double('NaN'), if(id % 4 = 0, double(id % 4) * -1D, if(id % 4 = 1, double(0), double(id % 9)))) as dbl",
                    "timestamp_seconds(id % 13) as ts",
                    "date_add(date'2024-01-01', cast(id % 17 as int)) as dt",
                    "named_struct('x', id % 7, 'y', concat('s', id % 5)) as st",
                    "cast(concat('b', id % 23) as binary) as bin");

    @ParameterizedTest
    @ValueSource(strings = {"l", "s", "nullable", "dec", "dbl", "ts", "dt", "st", "bin", "l,s", "dt,dbl", "nullable,l"})
    void itIsWhatRepartitioningShows(String columns) {
        String[] key = columns.split(",");
        KeySkew skew = SkewDetector.analyze(TABLE, key).keys().get(0);
        for (int partitions : new int[] {1, 7, 31}) {
            assertThat(skew.imbalance(partitions))
                    .as("%s partitions", partitions)
                    .isCloseTo(real(partitions, key), within(1e-9));
        }
    }

    @Test
    void onTwoHundredPartitionsAThirdWithoutAKeyIsDominatedByNulls() {
        SkewReport report = SkewDetector.withOptions(SkewOptions.defaults().withPartitions(200))
                .analyze(TABLE, "nullable");
        assertThat(report.keys().get(0).verdict()).isInstanceOf(SkewVerdict.NullDominated.class);
    }

    private static double real(int partitions, String... key) {
        Column[] columns = Arrays.stream(key).map(name -> col(name)).toArray(Column[]::new);
        long largest = TABLE.repartition(partitions, columns)
                .groupBy(spark_partition_id())
                .count()
                .agg(org.apache.spark.sql.functions.max("count"))
                .head()
                .getLong(0);
        return (double) largest * partitions / 6000;
    }
}
