package dev.evenkeel.advisor.rule;

import static dev.evenkeel.advisor.rule.Plants.GIB;
import static dev.evenkeel.advisor.rule.Plants.MIB;
import static dev.evenkeel.advisor.rule.Plants.SLOTS;
import static dev.evenkeel.advisor.rule.Plants.assertSilent;
import static dev.evenkeel.advisor.rule.Plants.only;
import static dev.evenkeel.advisor.rule.Plants.query;
import static dev.evenkeel.advisor.rule.Plants.scan;
import static dev.evenkeel.advisor.rule.Plants.second;
import static dev.evenkeel.advisor.rule.Plants.seconds;
import static dev.evenkeel.advisor.rule.Plants.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.advisor.facts.NodeMetric;
import dev.evenkeel.advisor.facts.Operator.Scan;
import dev.evenkeel.advisor.facts.Operator.Write;
import dev.evenkeel.advisor.facts.PlanNode;
import dev.evenkeel.advisor.facts.QueryFacts;
import dev.evenkeel.advisor.facts.RunProfileBuilder;
import dev.evenkeel.advisor.facts.TaskFigure;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileRulesTest {
    /** A scan of 64 tasks that takes 60 s. */
    private static RunProfileBuilder run(PlanNode plan) {
        return Plants.run(100)
                .stages(StagePlant.of(1, SLOTS, 64, 15).inQuery(1).build())
                .queries(query(1, plan));
    }

    private static PlanNode files(PlanNode scan, long files, long bytes) {
        return scan.measured(new NodeMetric(NodeMetric.FILES, NodeMetric.Unit.COUNT, files))
                .measured(new NodeMetric(NodeMetric.FILE_BYTES, NodeMetric.Unit.BYTES, bytes));
    }

    private static PlanNode filtered(List<String> partitionFilters, long read, long kept) {
        Scan orders = new Scan(
                "parquet", "orders", List.of("id"), List.of("day"), partitionFilters, List.of("IsNotNull(country)"));
        PlanNode scan =
                PlanNode.of("Scan parquet orders").doing(orders).rows(read).ranIn(List.of(1));
        return PlanNode.of("Filter", PlanNode.of("ColumnarToRow", scan)).rows(kept);
    }

    @Test
    void aFilterThatSparesNoDirectoryReadsAllOfThem() {
        Finding finding =
                only(new FullScan(), run(filtered(List.of(), 1_000_000, 3_000)).build());
        assertThat(finding.cause())
                .isEqualTo("the filter keeps 0.3 % of the rows, and all of them were read: it lies in directories by"
                        + " day, and the filter says nothing of that");
        // 60 s × 99.7 %.
        assertThat(finding.saving().expected()).isCloseTo(seconds(59.82), Duration.ofMillis(1));
        assertThat(finding.advice().paste()).contains("col(\"day\")");
    }

    @Test
    void aFilterThatSparesDirectoriesOrKeepsMostRowsIsRight() {
        assertSilent(
                new FullScan(),
                run(filtered(List.of("day = 3"), 1_000_000, 3_000)).build());
        assertSilent(
                new FullScan(), run(filtered(List.of(), 1_000_000, 700_000)).build());
        assertSilent(new FullScan(), run(scan("parquet", 1).rows(1_000_000)).build());
    }

    @Test
    void openingManySmallFilesCostsAsSparkCountsIt() {
        // 4,000 files of 1 MiB: 4,000 MiB and 4,000 × 4 MiB; 32 files would be 4,000 MiB and 32 × 4 MiB.
        Finding finding = only(
                new SmallFilesRead(),
                run(files(scan("parquet", 1), 4000, 4000 * MIB)).build());
        assertThat(finding.saving().expected())
                .isCloseTo(seconds(60 * (1 - (4000 + 32 * 4) / (4000 + 4000 * 4.0))), Duration.ofMillis(1));
        assertThat(finding.advice().paste()).contains("repartition(32)");
    }

    @Test
    void fewOrLargeFilesAreNoTrouble() {
        assertSilent(
                new SmallFilesRead(),
                run(files(scan("parquet", 1), 90, 90 * MIB)).build());
        assertSilent(
                new SmallFilesRead(),
                run(files(scan("parquet", 1), 4000, 40 * GIB)).build());
    }

    private static PlanNode write(String detail, List<String> by, long files, long bytes) {
        return PlanNode.of("Execute InsertIntoHadoopFsRelationCommand")
                .doing(new Write("parquet", by))
                .detailed(detail)
                .measured(new NodeMetric("number of written files", NodeMetric.Unit.COUNT, files))
                .measured(new NodeMetric("written output", NodeMetric.Unit.BYTES, bytes));
    }

    @Test
    void manySmallFilesWrittenAreLowForTheirReaders() {
        Finding plain = only(
                new SmallFilesWritten(),
                run(write("", List.of(), 2000, 2000 * MIB)).build());
        assertThat(plain.severity()).isEqualTo(Severity.LOW);
        assertThat(plain.advice().paste()).isEqualTo("data.repartition(16).write().parquet(path)");
        Finding byDay = only(
                new SmallFilesWritten(),
                run(write("", List.of("day", "country"), 2000, 2000 * MIB)).build());
        assertThat(byDay.advice().paste())
                .isEqualTo("data.repartition(col(\"day\"), col(\"country\")).write()"
                        + ".partitionBy(\"day\", \"country\").parquet(path)");
        assertSilent(
                new SmallFilesWritten(), run(write("", List.of(), 16, 16 * MIB)).build());
        assertSilent(new SmallFilesWritten(), run(write("", List.of(), 0, 0)).build());
    }

    private static RunProfileBuilder twice(String format, String first, String second) {
        return Plants.run(100)
                .stages(
                        StagePlant.of(1, SLOTS, 64, 10).build(),
                        StagePlant.of(2, SLOTS, 64, 10).at(40).build())
                .queries(
                        query(1, scan(format, 1).detailed(first)),
                        query(2, scan(format, 2).detailed(second)));
    }

    @Test
    void textFilesParsedTwiceCostTheSecondTime() {
        String orders = "FileScan csv [id#1] Location: InMemoryFileIndex(1 paths)[file:/orders.csv], ReadSchema: id";
        String again = "FileScan csv [name#7] Location: InMemoryFileIndex(1 paths)[file:/orders.csv], ReadSchema: name";
        Finding finding = only(new RowFormat(), twice("csv", orders, again).build());
        assertThat(finding.cause()).isEqualTo("the same CSV files were parsed 2 times");
        assertThat(finding.saving().expected()).isEqualTo(seconds(40));
        assertSilent(new RowFormat(), twice("parquet", orders, again).build());
        assertSilent(
                new RowFormat(),
                twice("csv", orders, orders.replace("orders.csv", "lines.csv")).build());
    }

    private static RunProfileBuilder largest(String format, long bytes) {
        return Plants.run(200)
                .stages(StagePlant.of(1, SLOTS, 4, 150)
                        .with(TaskFigure.INPUT_BYTES, 4.0 * bytes)
                        .spread(TaskFigure.INPUT_BYTES, bytes, bytes, bytes, bytes)
                        .build())
                .queries(query(1, scan(format, 1)));
    }

    @Test
    void aTaskThatReadMoreThanASplitReadAFileThatCannotBeCut() {
        Finding finding = only(new UnsplittableFiles(), largest("csv", 3 * GIB).build());
        // 12 GiB are 96 tasks of 600 s / 96 = 6.25 s in 6 waves.
        assertThat(finding.saving().expected()).isEqualTo(seconds(150 - 37.5));
        assertSilent(new UnsplittableFiles(), largest("parquet", 3 * GIB).build());
        assertSilent(new UnsplittableFiles(), largest("csv", 120 * MIB).build());
        assertSilent(
                new UnsplittableFiles(),
                largest("csv", 3 * GIB)
                        .under(settings("spark.sql.files.maxPartitionBytes", "4g"))
                        .build());
    }

    @Test
    void aTableThroughOneConnectionTakesUpToEight() {
        RunProfileBuilder one =
                Plants.run(100).stages(StagePlant.of(1, SLOTS, 1, 80).build()).queries(query(1, scan("jdbc", 1)));
        Finding finding = only(new SingleConnectionJdbc(), one.build());
        assertThat(finding.saving().expected()).isEqualTo(seconds(70));
        assertThat(finding.advice().paste()).contains("numPartitions\", 8");
        assertSilent(
                new SingleConnectionJdbc(),
                Plants.run(100)
                        .stages(StagePlant.of(1, SLOTS, 8, 80).build())
                        .queries(query(1, scan("jdbc", 1)))
                        .build());
    }

    private static RunProfileBuilder writing(String place) {
        PlanNode write = write("InsertIntoHadoopFsRelationCommand " + place + ", false, Parquet", List.of(), 16, GIB);
        return Plants.run(100)
                .stages(StagePlant.of(1, SLOTS, 16, 40).inQuery(1).build())
                .queries(QueryFacts.of(1, "save")
                        .ran(second(0), second(90))
                        .planned(write, 0)
                        .build());
    }

    @Test
    void renamesOnAnObjectStoreAreTheTimeAfterTheLastTask() {
        Finding finding =
                only(new OutputCommitter(), writing("s3a://bucket/out").build());
        assertThat(finding.saving().expected()).isEqualTo(seconds(50));
        assertThat(finding.advice().paste()).contains("spark.hadoop.fs.s3a.committer.name magic");
        assertSilent(
                new OutputCommitter(),
                writing("s3a://bucket/out")
                        .under(settings("spark.hadoop.fs.s3a.committer.name", "magic"))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"hdfs://nn/out", "s3://bucket/out", "file:/out", ""})
    void elsewhereRenamesAreCheapOrTheVendorsOwn(String place) {
        assertSilent(new OutputCommitter(), writing(place).build());
    }
}
