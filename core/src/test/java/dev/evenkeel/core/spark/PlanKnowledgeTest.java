package dev.evenkeel.core.spark;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PlanKnowledgeTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    private static Dataset<Row> file;

    @BeforeAll
    static void writeFile() {
        String path =
                SparkFixture.temporaryDirectory().resolve("plan-knowledge").toString();
        SPARK.range(0, 1000, 1, 2)
                .selectExpr("id as k", "concat('v', id) as v")
                .write()
                .parquet(path);
        file = SPARK.read().parquet(path);
    }

    @TestFactory
    Stream<DynamicTest> cheapIsAFileLocalDataOrACacheFilteredAndProjected() {
        return Map.<String, UnaryOperator<Dataset<Row>>>of(
                        "file", f -> f,
                        "filter and projection", f -> f.filter("k > 3").selectExpr("k * 2 as d"),
                        "union", f -> f.union(f.filter("k < 7")),
                        "alias", f -> f.as("x"),
                        "range", f -> SPARK.range(9).toDF(),
                        "local data",
                                f -> SPARK.createDataset(List.of(1, 2), Encoders.INT())
                                        .toDF(),
                        "text file", f -> f.sparkSession().read().csv(csv()))
                .entrySet()
                .stream()
                .map(entry -> cheap(entry.getKey(), entry.getValue(), true));
    }

    @TestFactory
    Stream<DynamicTest> anythingElseIsNotCheap() {
        return Map.<String, UnaryOperator<Dataset<Row>>>of(
                        "join", f -> f.join(f.as("other"), "k"),
                        "aggregate", f -> f.groupBy("k").count(),
                        "rows of an RDD", f -> SPARK.createDataFrame(f.javaRDD(), f.schema()),
                        "repartition", f -> f.repartition(3),
                        "sort", f -> f.orderBy("k"),
                        "explode", f -> f.selectExpr("explode(array(k, 1)) as e"),
                        "mapped objects",
                                f -> f.select("v")
                                        .as(Encoders.STRING())
                                        .filter((org.apache.spark.api.java.function.FilterFunction<String>) v -> true)
                                        .toDF(),
                        "subquery",
                                f -> {
                                    f.createOrReplaceTempView("plan_knowledge");
                                    return SPARK.sql(
                                            "select * from plan_knowledge where k > (select avg(k) from plan_knowledge)");
                                },
                        "union with a join", f -> f.union(f.join(f.select("k"), "k")))
                .entrySet()
                .stream()
                .map(entry -> cheap(entry.getKey(), entry.getValue(), false));
    }

    @Test
    void aCacheIsCheapAndItsRowsAreKnownOnceItIsFilled() {
        Dataset<Row> cached = file.groupBy("k").count().limit(5000).cache();
        try {
            assertThat(PlanKnowledge.of(cached).cheapToRead()).isTrue();
            assertThat(PlanKnowledge.of(cached).rows()).isEqualTo(new Estimate.Unknown());
            cached.count();
            assertThat(PlanKnowledge.of(cached).rows()).isEqualTo(new Estimate.Exact(1000));
        } finally {
            cached.unpersist(true);
        }
    }

    @Test
    void rowsAreKnownOnlyWhereTheyWereCounted() {
        assertThat(PlanKnowledge.of(SPARK.range(5)).rows()).isEqualTo(new Estimate.Exact(5));
        assertThat(PlanKnowledge.of(file).rows()).isEqualTo(new Estimate.Unknown());
        assertThat(PlanKnowledge.of(file.limit(5000)).rows()).isEqualTo(new Estimate.Unknown());
        assertThat(RowCounts.of(file.limit(5000))).isEqualTo(new Estimate.Exact(1000));
        assertThat(RowCounts.of(file.filter("k < 10"))).isEqualTo(new Estimate.Exact(10));
        assertThat(RowCounts.of(SPARK.emptyDataFrame())).isEqualTo(new Estimate.Exact(0));
    }

    @Test
    void aRandomColumnMakesAPlanNonDeterministic() {
        assertThat(PlanKnowledge.of(file).deterministic()).isTrue();
        assertThat(PlanKnowledge.of(file.selectExpr("k", "rand() as r")).deterministic())
                .isFalse();
        assertThat(PlanKnowledge.of(file.filter("rand() < 0.5")).deterministic())
                .isFalse();
    }

    @Test
    void aProductOfTablesDoesNotOverflow() {
        Dataset<Row> huge = SPARK.range(Long.MAX_VALUE)
                .toDF("a")
                .crossJoin(SPARK.range(Long.MAX_VALUE).toDF("b"));
        assertThat(PlanKnowledge.of(huge).estimatedSize().bytes()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void knowingTakesNoJobAndCountingOne() {
        JobCounter.assertJobs(0, () -> PlanKnowledge.of(file));
        JobCounter.assertJobs(0, () -> RowCounts.of(SPARK.range(5)));
        assertThat(JobCounter.descriptions(() -> RowCounts.of(file))).containsExactly("Evenkeel: count rows");
        assertThat(JobCounter.descriptions(() -> RowWidths.sample(file)))
                .containsExactly("Evenkeel: sample the width of rows");
    }

    @Test
    void theWidthIsThatOfSparksBinaryRows() {
        // 8 bytes of null bits, 8 for each field, and texts of 5 bytes rounded up to 8.
        Dataset<Row> rows = SPARK.range(0, 100_000, 1, 20).selectExpr("id", "'five5' as t");
        assertThat(RowWidths.sample(rows).mean()).isEqualTo(new Estimate.Exact(32));
        assertThat(RowWidths.sample(rows).rows()).isEqualTo(8 * 500);
        assertThat(RowWidths.sample(rows.filter("id < 0")).mean()).isEqualTo(new Estimate.Unknown());
    }

    @Test
    void attributesComeInOrderAndAColumnOfOneResolves() {
        Dataset<Row> table = SPARK.range(3).selectExpr("id as b", "id + 1 as a", "id as b");
        List<Attribute> output = SparkLine.output(table.queryExecution().analyzed());
        assertThat(output).extracting(Attribute::name).containsExactly("b", "a", "b");
        assertThat(table.select(SparkLine.column(output.get(1)))
                        .as(Encoders.LONG())
                        .collectAsList())
                .containsExactly(1L, 2L, 3L);
        assertThat(SparkLine.children(table.queryExecution().analyzed())).hasSize(1);
        assertThat(SparkLine.children(output.get(0))).isEmpty();
    }

    @Test
    void everyDatasetOfAClassicSessionCanBeMeasured() {
        assertThat(Capability.of(file, SPARK.range(3), SPARK.emptyDataFrame())).isEqualTo(Capability.MEASURABLE);
    }

    private static DynamicTest cheap(String name, UnaryOperator<Dataset<Row>> plan, boolean expected) {
        return DynamicTest.dynamicTest(
                name,
                () -> assertThat(PlanKnowledge.of(plan.apply(file)).cheapToRead())
                        .isEqualTo(expected));
    }

    private static String csv() {
        String path =
                SparkFixture.temporaryDirectory().resolve("plan-knowledge-csv").toString();
        file.select(col("k")).write().mode("overwrite").csv(path);
        return path;
    }
}
