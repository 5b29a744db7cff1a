package dev.evenkeel.joins.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.joins.BroadcastDecider;
import dev.evenkeel.joins.BroadcastReport;
import dev.evenkeel.joins.Side;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How many rows the catalog says a table has, and when that is believed. Text has no footers, so it is asked. */
class CatalogRowsTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Dataset<Row> ROWS = SPARK.range(0, 1_000, 1, 2).selectExpr("id", "id % 2 as half");

    @BeforeAll
    static void tables() {
        for (String table : List.of("analysed", "appended", "overtaken"))
            ROWS.write().format("csv").saveAsTable(table);
        ROWS.write().format("csv").partitionBy("half").saveAsTable("in_halves");
        ROWS.write().format("parquet").saveAsTable("with_footers");
        for (String table : List.of("analysed", "appended", "overtaken", "in_halves", "with_footers"))
            SPARK.sql("ANALYZE TABLE " + table + " COMPUTE STATISTICS");
    }

    @AfterAll
    static void noTables() {
        for (String table : List.of("analysed", "appended", "overtaken", "in_halves", "with_footers"))
            SPARK.sql("DROP TABLE " + table);
    }

    @Test
    void whatWasAnalysedIsTaken() {
        assertThat(known("analysed")).isEqualTo(new Estimate.Exact(1_000));
        assertThat(RelationRows.known(SPARK.table("analysed").select("id"))).isEqualTo(new Estimate.Exact(1_000));
        assertThat(jobs("analysed")).doesNotContain("Evenkeel: count rows");
        assertThat(rows("analysed")).isEqualTo(1_000);
    }

    @Test
    void aFilterOrALimitAboveIsNotWhatWasAnalysed() {
        assertThat(RelationRows.known(SPARK.table("analysed").filter("id < 10")))
                .isEqualTo(new Estimate.Unknown());
        assertThat(RelationRows.known(SPARK.table("analysed").limit(2_000))).isEqualTo(new Estimate.Unknown());
    }

    /** Spark forgets what was analysed when it writes to the table itself. */
    @Test
    void rowsThatSparkAddedAreCounted() {
        ROWS.write().format("csv").mode(SaveMode.Append).saveAsTable("appended");
        assertThat(known("appended")).isEqualTo(new Estimate.Unknown());
        assertThat(rows("appended")).isEqualTo(2_000);
    }

    /** As by another engine, past the catalog: the footers of Parquet would tell, and of text the size of the files. */
    @Test
    void rowsThatSomebodyElseAddedAreCounted() {
        for (String table : List.of("overtaken", "with_footers")) {
            String format = table.equals("overtaken") ? "csv" : "parquet";
            Path files = Path.of(SPARK.conf().get("spark.sql.warehouse.dir")).resolve(table);
            ROWS.limit(500).write().format(format).mode(SaveMode.Append).save(files.toString());
            SPARK.catalog().refreshTable(table);
            assertThat(rows(table)).isEqualTo(1_500);
        }
        assertThat(known("overtaken")).isEqualTo(new Estimate.Unknown());
        assertThat(jobs("overtaken")).contains("Evenkeel: count rows");
        assertThat(known("with_footers")).isEqualTo(new Estimate.Exact(1_500));
    }

    /** Nor is what the planner makes of it with a part of the partitions, which is a guess. */
    @Test
    void aTableInPartitionsIsCounted() {
        assertThat(known("in_halves")).isEqualTo(new Estimate.Unknown());
        assertThat(rows("in_halves")).isEqualTo(1_000);
        SparkFixture.runWithSettings(
                Map.of("spark.sql.cbo.enabled", "true"),
                () -> assertThat(RelationRows.known(SPARK.table("in_halves").filter("half = 1")))
                        .isEqualTo(new Estimate.Unknown()));
    }

    private static Estimate known(String table) {
        return RelationRows.known(SPARK.table(table));
    }

    /** {@return the rows that a broadcast of the table is decided from} */
    private static double rows(String table) {
        BroadcastReport report = BroadcastDecider.report(SPARK.table(table), ROWS, "inner");
        return report.facts().relation(Side.LEFT).orElseThrow().shape().rows();
    }

    private static List<String> jobs(String table) {
        return new ArrayList<>(JobCounter.descriptions(() -> rows(table)));
    }
}
