package dev.evenkeel.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.benchmarks.data.TpchDatabase;
import dev.evenkeel.joins.SmartJoin;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our queries with every join by SmartJoin give the rows of TPC-H's own texts, which come with Spark's tests. */
class TpchQueriesTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Path DIRECTORY = SparkFixture.temporaryDirectory().resolve("tpch-queries");
    private static final TpchDatabase DATABASE = new TpchDatabase(0.01, DIRECTORY);

    @BeforeAll
    static void makeTables() {
        for (String name : TpchDatabase.names()) DATABASE.table(SPARK, name).createOrReplaceTempView(name);
    }

    static List<Integer> numbers() {
        return TpchQueries.NUMBERS;
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aQueryBySmartJoinGivesTheRowsOfItsText(int number) {
        List<Row> expected = SPARK.sql(text(number)).collectAsList();
        List<Row> rows =
                new TpchQueries(SPARK::table, SmartJoin::join).query(number).collectAsList();
        assertThat(rows).isEqualTo(expected);
        if (number != 2 && number != 21) assertThat(rows).isNotEmpty(); // which find next to nothing at this scale
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void everyQueryHasTwoJoinsOrMore(int number) {
        int[] joins = {0};
        Dataset<Row> ignored = new TpchQueries(SPARK::table, (left, right, on, type) -> {
                    joins[0]++;
                    return left.join(right, on, type);
                })
                .query(number);
        assertThat(joins[0]).isGreaterThanOrEqualTo(2);
    }

    private static String text(int number) {
        try (InputStream text = TpchQueriesTest.class.getResourceAsStream("/tpch/q" + number + ".sql")) {
            assertThat(text).isNotNull();
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
