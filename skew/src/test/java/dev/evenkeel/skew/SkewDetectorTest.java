package dev.evenkeel.skew;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SkewDetectorTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Dataset<Row> ORDERS = SPARK.range(0, 1000, 1, 4)
            .selectExpr("if(id % 3 = 0, 7, id) as customer_id", "id % 5 as status", "map('a', id) as tags");

    @Test
    void oneJobLooksAtAllColumns() {
        assertThat(JobCounter.descriptions(() -> SkewDetector.analyze(ORDERS)))
                .containsExactly("Evenkeel: find the frequent keys of 2 columns");
    }

    @Test
    void oneJobLooksAtAKey() {
        assertThat(JobCounter.descriptions(() -> SkewDetector.analyze(ORDERS, "customer_id", "status")))
                .containsExactly("Evenkeel: find the frequent keys of customer_id, status");
    }

    @Test
    void theJobsBeneathAShuffleAreOursToo() {
        Dataset<Row> shuffled = ORDERS.groupBy("customer_id").count();
        assertThat(JobCounter.descriptions(() -> SkewDetector.analyze(shuffled, "customer_id")))
                .isNotEmpty()
                .allMatch(job -> job.startsWith("Evenkeel: "));
    }

    @Test
    void noSettingChangesAndNothingStaysCached() {
        scala.collection.immutable.Map<String, String> before = SPARK.conf().getAll();
        SkewDetector.analyze(ORDERS);
        SkewDetector.withOptions(SkewOptions.defaults().withMaxPartitionsRead(1))
                .analyze(ORDERS, "status");
        assertThat(SPARK.conf().getAll()).isEqualTo(before);
        assertThat(SPARK.sparkContext().getPersistentRDDs().isEmpty()).isTrue();
    }

    @Test
    void columnsThatCannotBeKeysAreLeftOutWithTheirType() {
        assertThat(SkewDetector.analyze(ORDERS).leftOut())
                .containsExactly("tags (map<string,bigint> cannot be grouped by)");
        assertThatThrownBy(() -> SkewDetector.analyze(ORDERS, "tags"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("Column tags has type map<string,bigint>, which Spark cannot group by.");
    }

    @Test
    void columnsBeyondTheLimitAreNamed() {
        SkewReport report = SkewDetector.withOptions(SkewOptions.defaults().withMaxColumns(1))
                .analyze(ORDERS);
        assertThat(report.keys()).hasSize(1);
        assertThat(report.explain())
                .contains("left out: status (beyond the first 1 columns; name it, or raise SkewOptions.maxColumns)\n");
    }

    @Test
    void anUnknownColumnIsAnErrorThatNamesTheNearest() {
        assertThatThrownBy(() -> SkewDetector.analyze(ORDERS, "custmer_id"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessage("Column custmer_id is not in the Dataset. Columns there: customer_id, status, tags."
                        + " Did you mean customer_id?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "a.*", "customer_id.x", "`customer_id", "a.b.c"})
    void whatNamesNoColumnIsMissing(String name) {
        assertThatThrownBy(() -> SkewDetector.analyze(ORDERS, name))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("Column " + name + " is not in the Dataset.");
    }

    @Test
    void namesFollowTheSessionsCaseSensitivity() {
        assertThat(SkewDetector.analyze(ORDERS, "Customer_ID").keys()).hasSize(1);
        SparkFixture.runWithSettings(
                Map.of("spark.sql.caseSensitive", "true"),
                () -> assertThatThrownBy(() -> SkewDetector.analyze(ORDERS, "Customer_ID"))
                        .isInstanceOf(EvenkeelException.class));
    }

    @Test
    void aNameWithDotsMeansTheColumnOfThatNameBeforeAFieldOfAStruct() {
        Dataset<Row> table =
                SPARK.range(100).selectExpr("id % 3 as `a.b`", "named_struct('b', id % 7, 'c', id % 5) as a");
        assertThat(SkewDetector.analyze(table, "a.b").keys().get(0).heavyHitters())
                .hasSize(3);
        assertThat(SkewDetector.analyze(table, "a.c").keys().get(0).heavyHitters())
                .hasSize(5);
        assertThat(SkewDetector.analyze(table).keys())
                .extracting(KeySkew::columns)
                .containsExactly(List.of("a.b"), List.of("a"));
    }

    @Test
    void columnsOfTheSameNameAreEachLookedAtButCannotBeNamed() {
        Dataset<Row> twice = SPARK.range(100)
                .select(col("id").mod(3).as("k"), col("id").mod(7).as("k"));
        assertThat(SkewDetector.analyze(twice).keys())
                .extracting(key -> key.heavyHitters().size())
                .containsExactly(3, 7);
        assertThatThrownBy(() -> SkewDetector.analyze(twice, "k"))
                .hasMessageStartingWith("Column k names more than one column of the Dataset.");
    }

    @Test
    void aStreamIsRefusedInASentence() {
        Dataset<Row> stream = SPARK.readStream().format("rate").load();
        assertThatThrownBy(() -> SkewDetector.analyze(stream, "value"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessage("SkewDetector needs a batch Dataset, but this one is streaming."
                        + " Call it inside foreachBatch instead.");
    }

    @Test
    void aSettingOutsideItsRangeIsRefusedBeforeAnyJob() {
        SparkFixture.runWithSettings(
                Map.of("spark.evenkeel.skew.counters", "5"),
                () -> JobCounter.assertJobs(
                        0,
                        () -> assertThatThrownBy(() -> SkewDetector.analyze(ORDERS))
                                .isInstanceOf(EvenkeelException.class)
                                .hasMessage("Setting spark.evenkeel.skew.counters is 5,"
                                        + " but must be a whole number from 16 to 1,048,576.")));
    }

    @Test
    void anOptionGoesBeforeTheSetting() {
        SparkFixture.runWithSettings(Map.of("spark.evenkeel.skew.counters", "16"), () -> {
            Dataset<Row> ids = SPARK.range(200).toDF("k");
            assertThat(SkewDetector.analyze(ids).keys().get(0).error()).isPositive();
            SkewReport roomy = SkewDetector.withOptions(SkewOptions.defaults().withCounters(200))
                    .analyze(ids);
            assertThat(roomy.keys().get(0).error()).isZero();
        });
    }
}
