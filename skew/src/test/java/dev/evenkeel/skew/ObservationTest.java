package dev.evenkeel.skew;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.udf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.JobCounter;
import dev.evenkeel.testkit.KeyType;
import dev.evenkeel.testkit.RowOracle;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an observation counts while an action runs, against Spark's own {@code groupBy(key).count()}. */
class ObservationTest {
    private static final SparkSession SPARK = SparkFixture.spark();

    /** Key k has the 51 squares modulo 101, one row in seven has none; each partition has 600 rows. */
    private static final Dataset<Row> ORDERS = SPARK.range(0, 3000, 1, 5)
            .selectExpr("if(id % 7 = 0, null, id * id % 101) as k", "concat('s', id % 17) as s", "id", "id % 13 as j");

    private static final Map<List<String>, Long> ORDERS_BY_K = groups(ORDERS, "k");

    private static final Pattern SHUFFLE_FILE = Pattern.compile("shuffle_(\\d+)_\\d+_0\\.(data|index)");

    // What tasks of this JVM did.
    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final AtomicInteger READ = new AtomicInteger();
    private static final AtomicBoolean LOST = new AtomicBoolean();
    private static final Set<Integer> STAGE_ATTEMPTS = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @EnumSource
    void aKeyOfAnyTypeIsCounted(KeyType type) {
        List<Row> rows = IntStream.range(0, 400)
                .mapToObj(i -> RowFactory.create(i % 9 == 0 ? null : type.value(i % (i % 23 + 1)), i))
                .toList();
        Dataset<Row> table = SPARK.createDataFrame(
                new JavaSparkContext(SPARK.sparkContext()).parallelize(rows, 3),
                new StructType().add("k", type.type()).add("i", "int"));
        assertCounted(table, data -> data.filter("i % 2 = 0").count(), "k");
    }

    @Test
    void aKeyOfSeveralColumnsIsCountedAsAWhole() {
        assertCounted(ORDERS, Dataset::count, "k", "j");
        assertCounted(ORDERS, Dataset::collect, "s", "k");
    }

    @ParameterizedTest
    @MethodSource("actions")
    void everyRowIsCountedOnceHoweverOftenItIsRead(Consumer<Dataset<Row>> action) {
        assertCounted(ORDERS_BY_K, ORDERS, action, "k");
    }

    private static List<Arguments> actions() {
        return List.of(
                action("a count", data -> data.count()),
                action(
                        "a global sort, which samples first",
                        data -> data.orderBy("s", "id").collect()),
                action("two actions", data -> {
                    data.count();
                    data.collect();
                }),
                action("a glance, then the job", data -> {
                    data.head(3);
                    data.groupBy("j").count().collect();
                }),
                action("the union with itself", data -> data.union(data).count()),
                action(
                        "the union with itself in one task",
                        data -> data.union(data).coalesce(1).count()),
                action("a part and the whole", data -> data.limit(9).union(data).count()),
                action(
                        "two coalescings",
                        data -> data.coalesce(2).union(data.coalesce(3)).count()),
                action("one task", data -> data.coalesce(1).count()),
                action(
                        "the join with itself",
                        data -> data.as("a")
                                .join(data.as("b"), expr("a.id = b.id"))
                                .count()),
                action(
                        "a broadcast",
                        data -> ORDERS.select("id").join(broadcast(data), "id").count()),
                action("a cache", data -> {
                    data.cache();
                    data.count();
                    data.collect();
                    data.unpersist();
                }),
                action("one job a partition", data -> read(data.toLocalIterator())),
                action("all rows taken", data -> data.take(3000)),
                action("no SQL", data -> data.toJavaRDD().zip(data.toJavaRDD()).count()),
                action(
                        "code that is not generated",
                        data -> SparkFixture.runWithSettings(
                                Map.of(
                                        "spark.sql.codegen.wholeStage",
                                        "false",
                                        "spark.sql.codegen.factoryMode",
                                        "NO_CODEGEN"),
                                data::collect)));
    }

    private static Arguments action(String name, Consumer<Dataset<Row>> action) {
        return Arguments.of(Named.of(name, action));
    }

    private static void read(Iterator<Row> rows) {
        while (rows.hasNext()) rows.next();
    }

    @Test
    void twoReadingsOfOneShuffleMayBeCutInOtherWays() {
        Dataset<Row> shuffled = ORDERS.repartition(col("j"));
        assertCounted(
                shuffled, data -> data.join(data.groupBy("j").count(), "j").count(), "k");
        assertCounted(
                shuffled,
                data -> data.as("a")
                        .join(data.as("b"), expr("a.j = b.j and a.id = b.id"))
                        .count(),
                "k");
    }

    @Test
    void aTaskThatFailsHalfwayIsCountedByItsSecondAttempt() {
        FAILURES.set(0);
        assertCounted(
                ORDERS,
                data -> data.filter(calling(ObservationTest::failOnceHalfway))
                        .groupBy("j")
                        .count()
                        .collect(),
                "k");
        assertThat(FAILURES).as("a failure in each of the five partitions").hasValue(5);
    }

    private static void failOnceHalfway(long id) {
        if (id % 600 != 300 || TaskContext.get().attemptNumber() > 0) return;
        FAILURES.incrementAndGet();
        throw new IllegalStateException("This first attempt fails, as the test wants it to.");
    }

    @Test
    void aStageThatRunsAgainForALostShuffleFileIsCountedOnce() {
        LOST.set(false);
        STAGE_ATTEMPTS.clear();
        assertCounted(
                ORDERS,
                data -> data.repartition(6, col("j"))
                        .filter(calling(ObservationTest::loseTheShuffle))
                        .collect(),
                "k");
        assertThat(STAGE_ATTEMPTS)
                .as("attempts of the stage that reads the shuffle")
                .contains(0, 1);
    }

    private static void loseTheShuffle(long id) {
        STAGE_ATTEMPTS.add(TaskContext.get().stageAttemptNumber());
        if (LOST.getAndSet(true)) return;
        List<Path> files = shuffleFiles();
        int latest = files.stream().mapToInt(ObservationTest::shuffleId).max().orElseThrow();
        files.stream()
                .filter(file -> shuffleId(file) == latest)
                .forEach(file -> file.toFile().delete());
    }

    private static List<Path> shuffleFiles() {
        try (Stream<Path> files = Files.walk(SparkFixture.temporaryDirectory().resolve("local"))) {
            return files.filter(file ->
                            SHUFFLE_FILE.matcher(file.getFileName().toString()).matches())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int shuffleId(Path file) {
        Matcher name = SHUFFLE_FILE.matcher(file.getFileName().toString());
        assertThat(name.matches()).isTrue();
        return Integer.parseInt(name.group(1));
    }

    @Test
    void anActionThatStopsEarlyTellsOfTheRowsThatItRead() {
        SkewObservation<Row> observed = SkewDetector.observe(ORDERS, "id");
        List<Row> taken = observed.data().limit(4).collectAsList();
        SkewReport report = observed.report();
        assertThat(report.partitions().total()).isEqualTo(4);
        assertThat(keys(report).keySet())
                .isEqualTo(taken.stream()
                        .map(row -> List.of(row.get(2).toString()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void eachPartitionOfWhichARowWasReadIsThere() {
        SkewObservation<Row> observed = SkewDetector.observe(ORDERS.filter("id >= 1000"), "k");
        observed.data().count();
        assertThat(observed.report().partitions().rows()).isEqualTo(Map.of(1, 200L, 2, 600L, 3, 600L, 4, 600L));
    }

    @Test
    void noRowsGiveAReportToo() {
        SkewObservation<Row> observed = SkewDetector.observe(ORDERS.filter("id < 0"), "k");
        observed.data().count();
        assertThat(observed.report().partitions().total()).isZero();
        assertThat(observed.report().isSkewed()).isFalse();
    }

    @Test
    void beforeAnActionThereIsNothingToTell() {
        SkewObservation<Row> observed = SkewDetector.observe(ORDERS, "k");
        assertThat(observed.data().queryExecution().executedPlan().toString()).contains("Evenkeel[observes k]");
        assertThatThrownBy(observed::report)
                .isInstanceOf(EvenkeelException.class)
                .hasMessage(
                        "No action has read the observed Dataset yet. Run the job on SkewObservation.data(), then ask for the report.");
    }

    @Test
    void aSourceThatGivesOtherRowsEachTimeIsRefusedWhereItWasReadTwice() {
        READ.set(0);
        UDF1<Long, Boolean> butTheFirst = id -> READ.incrementAndGet() > 5;
        Column unsteady =
                udf(butTheFirst, DataTypes.BooleanType).asNondeterministic().apply(col("id"));
        SkewObservation<Row> observed = SkewDetector.observe(ORDERS.filter(unsteady), "k");
        observed.data().union(observed.data()).count();
        assertThatThrownBy(observed::report)
                .isInstanceOf(EvenkeelException.class)
                .hasMessageStartingWith("The job read the observed Dataset several times at once");
    }

    @Test
    void aLookOfOurOwnIsNoAction() {
        SkewObservation<Row> observed = SkewDetector.observe(ORDERS, "k");
        SkewDetector.analyze(observed.data(), "k");
        assertThatThrownBy(observed::report).isInstanceOf(EvenkeelException.class);
    }

    @Test
    void rowsThatThePlannerReadsAreCountedByAPassWhenTheReportIsWanted() {
        Dataset<Row> local = SPARK.createDataFrame(ORDERS.limit(50).collectAsList(), ORDERS.schema());
        SkewObservation<Row> observed = SkewDetector.observe(local, "k");
        JobCounter.assertJobs(0, () -> observed.data().collect());
        assertThat(JobCounter.descriptions(observed::report)).containsExactly("Evenkeel: find the frequent keys of k");
        assertThat(keys(observed.report())).isEqualTo(groups(local, "k"));
    }

    @Test
    void theActionRunsTheJobsThatItWouldRunAnyway() {
        JobCounter.assertJobs(0, () -> SkewDetector.observe(ORDERS, "k", "s"));
        List<String> plain = JobCounter.descriptions(() -> ORDERS.orderBy("s").collect());
        SkewObservation<Row> observed = SkewDetector.observe(ORDERS, "k");
        assertThat(JobCounter.descriptions(() -> observed.data().orderBy("s").collect()))
                .isEqualTo(plain);
        JobCounter.assertJobs(0, observed::report);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inner", "left_outer", "full_outer", "left_anti"})
    void aJoinOfTheObservedDatasetGivesTheRowsOfThePlainJoin(String type) {
        Dataset<Row> customers = SPARK.range(0, 120).selectExpr("id % 90 as k", "concat('c', id) as name");
        Dataset<Row> observed = SkewDetector.observe(ORDERS, "k").data();
        Column condition =
                ORDERS.col("k").equalTo(customers.col("k")).and(ORDERS.col("j").lt(9));
        RowOracle.assertSameRows(observed.join(customers, condition, type), ORDERS.join(customers, condition, type));
        RowOracle.assertSameRows(
                customers.join(observed, new String[] {"k"}, type), customers.join(ORDERS, new String[] {"k"}, type));
    }

    @Test
    void onlyTheColumnsThatTheJobAndTheKeyNeedAreRead() {
        Path directory = SparkFixture.temporaryDirectory().resolve("observed-orders");
        ORDERS.write().parquet(directory.toString());
        Dataset<Row> orders = SPARK.read().parquet(directory.toString());
        Dataset<Row> sums = SkewDetector.observe(orders.filter("id > 7"), "k")
                .data()
                .groupBy("j")
                .count();
        assertThat(sums.queryExecution().executedPlan().toString())
                .contains("ReadSchema: struct<k:bigint,id:bigint,j:bigint>")
                .contains("GreaterThan(id,7)");
    }

    @Test
    void aStreamAMissingColumnAndNoKeyAreRefused() {
        Dataset<Row> stream = SPARK.readStream().format("rate").load();
        assertThatThrownBy(() -> SkewDetector.observe(stream, "value")).hasMessageContaining("batch Dataset");
        assertThatThrownBy(() -> SkewDetector.observe(ORDERS, "kk")).hasMessageStartingWith("Column kk is not in");
        assertThatThrownBy(() -> SkewDetector.observe(ORDERS))
                .isInstanceOf(EvenkeelException.class)
                .hasMessage("SkewDetector.observe needs a key. Name the columns that the job joins or groups by.");
    }

    private static void assertCounted(Dataset<Row> table, Consumer<Dataset<Row>> action, String... key) {
        assertCounted(groups(table, key), table, action, key);
    }

    private static void assertCounted(
            Map<List<String>, Long> expected, Dataset<Row> table, Consumer<Dataset<Row>> action, String... key) {
        SkewObservation<Row> observed = SkewDetector.observe(table, key);
        action.accept(observed.data());
        SkewReport report = observed.report();
        assertThat(keys(report)).isEqualTo(expected);
        assertThat(report.partitions().total())
                .isEqualTo(expected.values().stream().mapToLong(Long::longValue).sum());
    }

    /** Rows by key as the report has them, those without a key under an empty one. */
    private static Map<List<String>, Long> keys(SkewReport report) {
        KeySkew key = report.keys().get(0);
        Map<List<String>, Long> rows = new HashMap<>();
        for (HeavyHitter hitter : key.heavyHitters()) {
            assertThat(hitter.lower()).isEqualTo(hitter.upper());
            rows.put(texts(hitter.key()), hitter.estimate());
        }
        if (key.nullRows() > 0) rows.put(List.of(), key.nullRows());
        return rows;
    }

    /** Rows by key as Spark groups them. */
    private static Map<List<String>, Long> groups(Dataset<Row> table, String... key) {
        Column[] columns = Arrays.stream(key).map(name -> col(name)).toArray(Column[]::new);
        Map<List<String>, Long> rows = new HashMap<>();
        for (Row group : table.groupBy(columns).count().collectAsList()) {
            List<Object> values = new ArrayList<>();
            for (int i = 0; i < key.length; i++) values.add(group.get(i));
            boolean hasKey = values.stream().anyMatch(Objects::nonNull);
            rows.put(hasKey ? texts(values) : List.of(), group.getLong(key.length));
        }
        return rows;
    }

    /** Equal for equal values, arrays of bytes and both zeros included. */
    private static List<String> texts(List<Object> values) {
        return values.stream()
                .map(value -> value instanceof byte[] bytes ? Arrays.toString(bytes) : String.valueOf(value))
                .map(text -> text.equals("-0.0") ? "0.0" : text)
                .toList();
    }

    /** {@return a condition that every row meets, once this was called with its id} */
    private static Column calling(LongCall call) {
        UDF1<Long, Boolean> function = id -> {
            call.with(id);
            return true;
        };
        return udf(function, DataTypes.BooleanType).asNondeterministic().apply(col("id"));
    }

    /** A call that travels to a task. */
    private interface LongCall extends Serializable {
        void with(long id);
    }
}
