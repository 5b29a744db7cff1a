package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every database: inherited by a class for each. */
abstract class JdbcDatabaseSuite {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final int PARTS = 8;

    abstract TestDatabase database();

    static Stream<String> columns() {
        return new TreeMap<>(TestDatabase.COLUMNS).keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void everyRowIsInOnePartAndTheDryRunCountsIt(String column) throws SQLException {
        JdbcSizing sizing = sizing(column);
        List<String> predicates = List.of(sizing.predicates());
        assertThat(database().metBy(predicates)).containsExactly(1L, 1L, (long) TestDatabase.ROWS);
        JdbcDryRun dryRun = sizing.dryRun();
        assertThat(dryRun.total()).isEqualTo(TestDatabase.ROWS);
        assertThat(dryRun.rows()).hasSize(predicates.size());
        // Half of the days are the last one, which is a part of its own beside one other.
        assertThat(sizing.partitions()).isGreaterThan(column.equals("born") ? 1 : PARTS / 2);
    }

    @ParameterizedTest
    @MethodSource("columns")
    void partsAreEvenWhereTheValuesAllowIt(String column) {
        JdbcSizing sizing = sizing(column);
        // A tile is a 32nd of a part; what a cut moves is at most the equal values around it.
        if (List.of("id", "price", "made").contains(column)) {
            assertThat(sizing.dryRun().largestToMean()).isLessThanOrEqualTo(1.2);
        }
        List<Long> told = sizing.estimatedRows();
        List<Long> counted = sizing.dryRun().rows();
        for (int part = 0; part < told.size(); part++) {
            assertThat((double) counted.get(part))
                    .as("part %d of %s", part, column)
                    .isBetween(told.get(part) * 0.6 - 100, told.get(part) * 1.4 + 100);
        }
    }

    @Test
    void whatIsReadInPartsIsWhatTheTableHas() {
        JdbcSizing sizing = sizing("readable", "MADE");
        Dataset<Row> whole = SPARK.read().jdbc(database().url(), "readable", properties());
        Dataset<Row> parts = sizing.read(SPARK);
        assertThat(parts.javaRDD().getNumPartitions()).isEqualTo(sizing.partitions());
        RowOracle.assertSameRows(parts, whole);
        assertThat(SPARK.read()
                        .jdbc(database().url(), "readable", sizing.predicates(), properties())
                        .count())
                .isEqualTo(TestDatabase.ROWS);
    }

    @Test
    void partsAreTwiceAsEvenAsEqualStridesAndMore() {
        JdbcSizing sizing = sizing("price");
        long strides = SPARK.read()
                .jdbc(database().url(), "readable", "price", 0, 1L << 40, PARTS, properties())
                .groupBy(functions.spark_partition_id())
                .count()
                .agg(functions.max("count"))
                .head()
                .getLong(0);
        double mean = (double) TestDatabase.ROWS / PARTS;
        double quantiles = sizing.dryRun().largestToMean();
        System.out.printf(
                "%s, 20,000 rows of 2^(40 x) in 8 parts: largest over mean %.2f by quantiles, %.2f by equal strides%n",
                sizing.facts().database(), quantiles, strides / mean);
        assertThat(quantiles).isLessThanOrEqualTo(1.2);
        assertThat(strides / mean).isGreaterThan(7);
    }

    @Test
    void measuringRunsNoSparkJob() {
        JobCounter.assertJobs(0, () -> sizing("id").dryRun());
    }

    @Test
    void anEmptyTableIsOnePart() throws SQLException {
        database().run("CREATE TABLE nothing (id INTEGER)");
        JdbcSizing sizing = PartitionSizer.forJdbc(
                database().url(), "nothing", "id", database().options());
        assertThat(sizing.predicates()).containsExactly("1 = 1");
        assertThat(sizing.dryRun().rows()).containsExactly(0L);
        assertThat(sizing.explain()).contains("the table has no rows");
        assertThat(sizing.read(SPARK).count()).isZero();
    }

    @Test
    void aNameInQuotesIsTakenAsItIs() {
        JdbcSizing sizing = PartitionSizer.forJdbc(
                database().url(), "\"Skewed Rows\"", "id", database().options());
        assertThat(sizing.facts().rows()).isEqualTo(TestDatabase.ROWS);
    }

    @Test
    void mistakesAreNamedWithTheirRemedy() {
        assertFails("skewd", "id", "Table skewd of " + kind() + " cannot be read");
        assertFails("skewed", "idd", "Column idd is not in table skewed.");
        assertFails("skewed; DROP TABLE skewed", "id", "Not the name of a table: skewed; DROP TABLE skewed.");
        assertFails("(SELECT 1) t", "id", "Not the name of a table");
        assertFails("a.b.c.d", "id", "Not the name of a table");
        assertFails("skewed", "id\" = 1 OR \"id", "Column id\" = 1 OR \"id is not in table skewed.");
    }

    @Test
    void aColumnWithoutAnOrderIsNamed() throws SQLException {
        database().run("CREATE TABLE flags (flag BOOLEAN)");
        assertThatThrownBy(() -> PartitionSizer.forJdbc(
                        database().url(), "flags", "flag", database().options()))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageMatching("(?i)Column flag has type bool(ean)?, by which a table cannot be cut\\."
                        + " Pass a column of numbers, dates, times, timestamps or texts\\.");
    }

    private void assertFails(String table, String column, String message) {
        assertThatThrownBy(() -> PartitionSizer.forJdbc(
                        database().url(), table, column, database().options()))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith(message);
    }

    private String kind() {
        return database().url().replaceAll("^(jdbc:[a-z0-9]+).*", "$1");
    }

    private JdbcSizing sizing(String column) {
        return sizing("skewed", column);
    }

    private JdbcSizing sizing(String table, String column) {
        return PartitionSizer.forJdbc(
                database().url(), table, column, database().options().withParts(PARTS));
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.putAll(database().properties());
        return properties;
    }
}
