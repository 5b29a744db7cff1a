package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.Seeds;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForReadTest {
    private static final SparkSession SPARK = SparkFixture.spark();
    private static final Path SALES = SparkFixture.temporaryDirectory().resolve("sales-" + UUID.randomUUID());

    /** Four days of two files each, sorted by id within a file, with row groups of about 20 KiB. */
    @BeforeAll
    static void write() {
        SPARK.range(0, 80_000, 1, 2)
                .selectExpr(
                        "date_add(date'2026-01-01', cast(id % 4 as int)) as day",
                        "id",
                        "cast(pmod(xxhash64(id), 1000) as int) as mixed",
                        "concat('name ', lpad(cast(id as string), 6, '0')) as name",
                        "cast(id as decimal(12, 2)) as price",
                        "timestamp_seconds(id) as at",
                        "if(id < 40000, null, id) as late")
                .write()
                .partitionBy("day")
                .option("parquet.block.size", 20 * 1024)
                .option("parquet.page.size", 4 * 1024)
                .parquet(SALES.toString());
    }

    @Seeds(10)
    void tasksAreThoseThatSparkMakes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Path directory = textFiles(random);
        Map<String, String> settings = new HashMap<>();
        settings.put("spark.sql.files.maxPartitionBytes", String.valueOf(500 + random.nextInt(20_000)));
        settings.put("spark.sql.files.openCostInBytes", String.valueOf(random.nextInt(2_000)));
        if (random.nextInt(3) == 0)
            settings.put("spark.sql.files.minPartitionNum", String.valueOf(1 + random.nextInt(20)));
        if (random.nextInt(3) == 0)
            settings.put("spark.sql.files.maxPartitionNum", String.valueOf(1 + random.nextInt(10)));
        if (random.nextInt(3) == 0)
            settings.put("spark.sql.leafNodeDefaultParallelism", String.valueOf(1 + random.nextInt(9)));
        SparkFixture.runWithSettings(settings, () -> {
            Dataset<Row> text = SPARK.read().text(directory.toString());
            assertThat(PartitionSizer.forRead(text).partitions())
                    .as("%s", settings)
                    .isEqualTo(text.javaRDD().getNumPartitions());
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                                              | 4 | 8",
                "day = date'2026-01-02'                         | 1 | 2",
                "day > date'2026-01-02' and id < 100            | 2 | 4",
                "id between 10000 and 10500                     | 4 | 8",
                "name = 'name 012345'                           | 4 | 8",
                "price >= 79000                                 | 4 | 8",
                "at < timestamp'1970-01-01 00:10:00'            | 4 | 8",
                "late is not null and mixed = 5                 | 4 | 8",
                "id in (3, 70000) or id = 50000                 | 4 | 8",
                "late = 60001 and day = date'2026-01-02'        | 1 | 2",
                "id + 1 = 500                                   | 4 | 8",
            })
    void whatFiltersLeaveIsWhatSparkReads(String filter, int directories, int files) {
        // Pages within a row group are pruned too, by another index, which is switched off to count row groups.
        Dataset<Row> sales = SPARK.read()
                .option("parquet.filter.columnindex.enabled", "false")
                .parquet(SALES.toString());
        Dataset<Row> filtered = filter == null ? sales : sales.filter(filter);
        PruningFacts pruning = PartitionSizer.forRead(filtered).facts().pruning();
        assertThat(pruning.directories()).isEqualTo(new PruningFacts.Left(4, directories));
        assertThat(pruning.files()).isEqualTo(new PruningFacts.Left(8, files));
        assertThat(pruning.rowGroups().of()).isGreaterThan(files);
        assertThat(pruning.rows().of()).isEqualTo(20_000L * directories);
        assertThat(pruning.rows().left()).isEqualTo(rowsOfTheScan(filtered));
    }

    @Test
    void aColumnThatTheFilesAreSortedByIsFoundToPruneBetter() {
        Dataset<Row> sales = SPARK.read().parquet(SALES.toString()).filter("mixed = 5");
        ReadSizing sizing = PartitionSizer.forRead(sales);
        Map<String, Double> shares = new HashMap<>();
        sizing.facts()
                .pruning()
                .columns()
                .forEach(column -> shares.put(column.column(), column.share().value()));
        // Ids come in order in each of four days, so that a value lies in one row group of each day, and at borders in
        // two.
        double groups = sizing.facts().pruning().rowGroups().of();
        assertThat(shares.get("id")).isLessThan(8 / groups);
        assertThat(shares.get("mixed")).isGreaterThan(0.5);
        assertThat(sizing.betterColumn())
                .hasValueSatisfying(column -> assertThat(column).isIn("at", "id", "name", "price"));
        assertThat(sizing.explain()).contains("mixed (filtered) is in").contains("would prune better");
        assertThat(PartitionSizer.forRead(SPARK.read().parquet(SALES.toString()).filter("id = 5"))
                        .betterColumn())
                .isEmpty();
    }

    @Test
    void suggestedSettingsMakeTheTasksThatTheyPromise() {
        Dataset<Row> sales = SPARK.read().parquet(SALES.toString());
        ReadSizing sizing = PartitionSizer.withOptions(PartitionOptions.defaults()
                        .withTarget(ByteSize.kibibytes(512))
                        .withCluster(ClusterShape.ofSlots(3)))
                .forRead(sales);
        assertThat(sizing.settings()).isNotEmpty();
        Map<String, String> settings = new HashMap<>();
        sizing.settings().forEach(setting -> settings.put(setting.split("=", 2)[0], setting.split("=", 2)[1]));
        SparkFixture.runWithSettings(
                settings,
                () -> assertThat(
                                SPARK.read().parquet(SALES.toString()).javaRDD().getNumPartitions())
                        .isEqualTo(sizing.suggestedPartitions()));
        assertThat(sizing.explain())
                .contains("setting    spark.sql.files.maxPartitionBytes=")
                .contains("80,000 rows x");
    }

    @Test
    void rowGroupsThatCannotBeCutLeaveTasksIdle() {
        Path path = SparkFixture.temporaryDirectory().resolve("one-group-" + UUID.randomUUID());
        SPARK.range(0, 100_000, 1, 1).selectExpr("xxhash64(id) as x").write().parquet(path.toString());
        SparkFixture.runWithSettings(
                Map.of("spark.sql.files.maxPartitionBytes", "100k", "spark.sql.files.openCostInBytes", "1k"), () -> {
                    Dataset<Row> one = SPARK.read().parquet(path.toString());
                    ReadSizing sizing = PartitionSizer.forRead(one);
                    long idle =
                            one.groupBy(functions.spark_partition_id()).count().count();
                    assertThat(sizing.partitions()).isEqualTo(8); // 800 KB of random numbers in pieces of 100 KiB
                    assertThat(sizing.idleTasks())
                            .isEqualTo(sizing.partitions() - idle)
                            .isEqualTo(7);
                    assertThat(sizing.explain()).contains("7 of 8 tasks find no row group to read");
                });
    }

    @Test
    void smallAndUncuttableFilesAreWarnedOf() {
        Path directory = SparkFixture.temporaryDirectory().resolve("small-" + UUID.randomUUID());
        for (int i = 0; i < 40; i++) file(directory.resolve("f" + i + ".txt"), 50);
        file(directory.resolve("big.txt.gz"), 200_000);
        SparkFixture.runWithSettings(
                Map.of("spark.sql.files.maxPartitionBytes", "20k", "spark.sql.files.openCostInBytes", "2k"), () -> {
                    String explained = PartitionSizer.forRead(SPARK, "text", directory.toString())
                            .explain()
                            .replaceAll("\\s+", " ");
                    assertThat(explained)
                            .contains("40 of 41 files are small, below an eighth of a task; opening them counts as 80.0"
                                    + " KiB more")
                            .contains(
                                    "1 file larger than a task cannot be cut (.gz), so that one task reads each whole");
                });
    }

    @Test
    void bucketsAreToldOf() {
        SPARK.range(100).write().bucketBy(3, "id").saveAsTable("in_buckets");
        assertThat(PartitionSizer.forRead(SPARK.table("in_buckets")).explain()).contains("the table has 3 buckets");
        SPARK.sql("drop table in_buckets");
    }

    @Test
    void itsOnlyJobIsASample() {
        Dataset<Row> sales = SPARK.read().parquet(SALES.toString());
        assertThat(JobCounter.descriptions(() -> PartitionSizer.forRead(sales)))
                .containsExactly("Evenkeel: sample the width of rows");
    }

    @Test
    void noFilesAreNoTasks() {
        ReadSizing sizing =
                PartitionSizer.forRead(SPARK.read().parquet(SALES.toString()).filter("day = date'1999-01-01'"));
        assertThat(sizing.partitions()).isZero();
        assertThat(sizing.settings()).isEmpty();
        assertThat(sizing.explain()).contains("there are no files to read");
    }

    @Test
    void mistakesAreNamed() {
        Dataset<Row> sales = SPARK.read().parquet(SALES.toString());
        assertThatThrownBy(() -> PartitionSizer.forRead(sales.join(sales, "id")))
                .hasMessageContaining("and this one has 2.");
        assertThatThrownBy(() -> PartitionSizer.forRead(sales).apply(sales)).isInstanceOf(EvenkeelException.class);
    }

    /** Rows that the scan gives, before anything is filtered row by row. */
    private static long rowsOfTheScan(Dataset<Row> data) {
        return SparkFixture.withSettings(Map.of("spark.sql.adaptive.enabled", "false"), () -> {
            Dataset<Row> fresh = data.select("id", "mixed", "name", "price", "at", "late");
            SparkPlan plan = fresh.queryExecution().executedPlan();
            plan.executeCollect();
            while (!SparkLine.children(plan).isEmpty())
                plan = SparkLine.children(plan).get(0);
            return plan.metrics().apply("numOutputRows").value();
        });
    }

    private static Path textFiles(SplittableRandom random) {
        Path directory = SparkFixture.temporaryDirectory().resolve("text-" + UUID.randomUUID());
        for (int i = 1 + random.nextInt(30); i > 0; i--) {
            String name = "f" + i + (random.nextInt(4) == 0 ? ".txt.gz" : ".txt");
            file(directory.resolve(name), random.nextInt(5) == 0 ? random.nextInt(60_000) : random.nextInt(3_000));
        }
        return directory;
    }

    /** Content that does not compress, since the sizes are what is tested; nothing reads it but the sample. */
    private static void file(Path path, int bytes) {
        try {
            Files.createDirectories(path.getParent());
            try (OutputStream file = Files.newOutputStream(path);
                    OutputStream out = path.toString().endsWith(".gz") ? new GZIPOutputStream(file) : file) {
                SplittableRandom random = new SplittableRandom(bytes);
                StringBuilder text = new StringBuilder();
                while (text.length() < bytes)
                    text.append(Long.toHexString(random.nextLong())).append('\n');
                out.write(text.substring(0, bytes).getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
