package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

class ForWriteTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    /**
     * 60 % of the rows in one value, 20 % in another, 5 % null, the rest in 15 of 1 % each; payloads do not compress.
     */
    private static final Dataset<Row> EVENTS = SPARK.range(0, 60_000, 1, 8)
            .selectExpr(
                    "case when id % 100 < 60 then 'A' when id % 100 < 80 then 'B' when id % 100 < 85 then null"
                            + " else concat('s', id % 100) end as region",
                    "id", "xxhash64(id) as a", "xxhash64(id, 1) as b", "map(id, id) as m");

    @Test
    void everyValueHasItsFilesInARealWrite() {
        WriteSizing sizing = sizing(EVENTS, 100, "region");
        Map<String, List<Long>> files = write(sizing.apply(EVENTS), "region");
        assertThat(files).hasSize(18);
        for (WriteSizing.ValueFiles value : sizing.values()) {
            String directory = "region="
                    + (value.value().get(0).equals("null")
                            ? "__HIVE_DEFAULT_PARTITION__"
                            : value.value().get(0));
            assertThat(files.get(directory)).as(directory).hasSize(value.files());
        }
        assertThat(sizing.values().get(0).files()).isGreaterThan(5);
        assertThat(sizing.values().get(17).files()).isEqualTo(1);
    }

    @Test
    void filesAreFewerAndMoreEvenThanTheAlternatives() {
        WriteSizing sizing = sizing(EVENTS, 100, "region");
        Map<String, List<Long>> ours = write(sizing.apply(EVENTS), "region");
        Map<String, List<Long>> alone = write(EVENTS, "region");
        Map<String, List<Long>> byColumn = write(EVENTS.repartition(functions.col("region")), "region");
        print("Evenkeel", ours);
        print("partitionBy alone", alone);
        print("repartition(region)", byColumn);
        assertThat(count(ours)).isEqualTo(sizing.files()).isLessThan(count(alone) / 3);
        // 60 % of the rows in one file against files near 100 KiB.
        assertThat(largest(ours)).isLessThan(largest(byColumn) / 5);
        // A large value's files hold between two thirds and one and a half times the target, chance and a sample aside.
        List<Long> large = ours.getOrDefault("region=A", List.of());
        assertThat(large).isNotEmpty();
        for (long file : large) assertThat(file).isBetween(100 * 1024 / 2L, 100 * 1024 * 2L);
        assertThat(spread(large)).isLessThan(1.2);
    }

    @Test
    void rowsAndSchemaStayAsTheyWere() {
        WriteSizing sizing = sizing(EVENTS.drop("m"), 100, "REGION");
        RowOracle.assertSameRows(sizing.apply(EVENTS.drop("m")), EVENTS.drop("m"));
        RowOracle.assertSameSchema(sizing.apply(EVENTS).schema(), EVENTS.schema());
        assertThat(sizing.apply(EVENTS).javaRDD().getNumPartitions()).isEqualTo(sizing.partitions());
    }

    @Test
    void everyRowGoesWhereItWentBefore() {
        WriteSizing sizing = sizing(EVENTS, 100, "region");
        Dataset<Row> placed = sizing.apply(EVENTS.drop("m")).withColumn("p", functions.spark_partition_id());
        RowOracle.assertSameRows(placed, placed);
        RowOracle.assertSameRows(
                placed,
                sizing(EVENTS, 100, "region").apply(EVENTS.drop("m")).withColumn("p", functions.spark_partition_id()));
    }

    /** The session gives a task two attempts; the first of each input partition fails half way. */
    @Test
    void aTaskThatRunsAgainLosesAndDoublesNothing() {
        Dataset<Row> plain = EVENTS.drop("m");
        Dataset<Row> failing = plain.filter((FilterFunction<Row>)
                row -> row.getLong(1) % 7_500 != 5_000 || TaskContext.get().attemptNumber() > 0 || failed());
        WriteSizing sizing = sizing(plain, 100, "region");
        RowOracle.assertSameRows(sizing.apply(failing), plain);
    }

    private static boolean failed() {
        throw new IllegalStateException("a first attempt fails on purpose");
    }

    @Test
    void aDatasetOfATypeKeepsIt() {
        Dataset<Long> ids = SPARK.range(0, 100).as(Encoders.LONG());
        Dataset<Long> placed = sizing(ids.selectExpr("id", "id % 3 as k"), 100, "k")
                .apply(ids.selectExpr("id", "id % 3 as k"))
                .select("id")
                .as(Encoders.LONG());
        assertThat(placed.collectAsList()).containsExactlyInAnyOrderElementsOf(ids.collectAsList());
    }

    @Test
    void valuesBeyondThoseListedStillHaveOneFileEach() {
        Dataset<Row> many = SPARK.range(0, 30_000, 1, 4).selectExpr("if(id < 9000, -1, id) as k", "id as v");
        WriteSizing sizing = sizing(many, 20, "k");
        assertThat(sizing.facts().mostUnlisted()).isPositive();
        // 6,000 values and -1 are fewer than are kept.
        WriteFacts fewer = sizing(many.filter("id < 15000"), 20, "k").facts();
        assertThat(fewer.mostUnlisted()).isZero();
        assertThat(fewer.values()).hasSize(6_001);
        Dataset<Row> placed = sizing.apply(many).withColumn("p", functions.spark_partition_id());
        long mostPlaces = placed.filter("k >= 0")
                .groupBy("k")
                .agg(functions.countDistinct("p").as("n"))
                .agg(functions.max("n"))
                .head()
                .getLong(0);
        assertThat(mostPlaces).isEqualTo(1);
        assertThat(sizing.explain()).contains("values and more").contains("there are too many values to list");
    }

    @Test
    void twoPassesMeasureAndNoneApplies() {
        assertThat(JobCounter.descriptions(() -> PartitionSizer.forWrite(EVENTS, "region")))
                .containsExactly(
                        "Evenkeel: count the rows of each region", "Evenkeel: sample the width of rows in files");
        WriteSizing sizing = sizing(EVENTS, 100, "region");
        JobCounter.assertJobs(0, () -> sizing.apply(EVENTS));
        assertThat(sizing.apply(EVENTS)
                        .queryExecution()
                        .executedPlan()
                        .toString()
                        .split("Exchange", -1))
                .hasSize(2);
    }

    @Test
    void noRowsAreOneTask() {
        WriteSizing sizing = PartitionSizer.forWrite(EVENTS.filter("id < 0"), "region");
        assertThat(sizing.partitions()).isEqualTo(1);
        assertThat(sizing.explain()).contains("there are no rows, so that nothing is written");
        assertThat(sizing.settings()).isEmpty();
        assertThat(sizing.apply(EVENTS).count()).isEqualTo(60_000);
    }

    @Test
    void mistakesAreNamed() {
        assertFails("PartitionSizer.forWrite needs the columns that partitionBy will have");
        assertThatThrownBy(() -> PartitionSizer.forWrite(EVENTS.select("id"), "id"))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("All columns of the Dataset (id) are partition columns");
    }

    private static void assertFails(String message, String... columns) {
        assertThatThrownBy(() -> PartitionSizer.forWrite(EVENTS, columns))
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith(message);
    }

    private static WriteSizing sizing(Dataset<?> data, int kibibytes, String... columns) {
        return PartitionSizer.withOptions(PartitionOptions.defaults().withFileTarget(ByteSize.kibibytes(kibibytes)))
                .forWrite(data, columns);
    }

    /** {@return the bytes of the files in each directory of a real write} */
    private static Map<String, List<Long>> write(Dataset<?> data, String column) {
        Path path = SparkFixture.temporaryDirectory().resolve("write-" + UUID.randomUUID());
        data.write().partitionBy(column).parquet(path.toString());
        Map<String, List<Long>> files = new TreeMap<>();
        try (Stream<Path> directories = Files.list(path)) {
            for (Path directory : directories.filter(Files::isDirectory).toList()) {
                try (Stream<Path> inside = Files.list(directory)) {
                    files.put(
                            directory.getFileName().toString(),
                            inside.filter(file -> file.toString().endsWith(".parquet"))
                                    .map(file -> file.toFile().length())
                                    .toList());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static void print(String what, Map<String, List<Long>> files) {
        System.out.printf(
                "%s: %d files, largest %s, smallest %s%n",
                what,
                count(files),
                new ByteSize(largest(files)),
                new ByteSize(sizes(files).min().orElse(0)));
    }

    private static long count(Map<String, List<Long>> files) {
        return sizes(files).count();
    }

    private static long largest(Map<String, List<Long>> files) {
        return sizes(files).max().orElse(0);
    }

    private static double spread(List<Long> files) {
        long largest = files.stream().mapToLong(Long::longValue).max().orElse(0);
        return largest / files.stream().mapToLong(Long::longValue).average().orElse(1);
    }

    private static LongStream sizes(Map<String, List<Long>> files) {
        return files.values().stream().flatMap(List::stream).mapToLong(Long::longValue);
    }
}
