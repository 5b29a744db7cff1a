package dev.evenkeel.advisor.knob;

import dev.evenkeel.advisor.knob.Knob.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The allow-list: every setting that a second opinion may speak of. What is not here is not advised, whoever says so.
 *
 * <p>Example: {@code Knobs.named("spark.executor.memory")} is there, {@code Knobs.named("spark.sql.ansi.enabled")} is
 * not, since it changes answers.
 *
 * <p>A setting is taken in when it moves time, memory or parallelism and nothing else, and each says what it is good
 * for. Bounds are wide: outside them Spark or the machine breaks, or the value is a slip of the unit. Whether a session
 * can change it or only the next submission is Spark's to say, and is asked of Spark.
 */
public final class Knobs {
    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;

    private static final List<Knob> ALL = new ArrayList<>();

    static {
        partitions();
        joins();
        files();
        memory();
        executors();
        network();
    }

    private static final Map<String, Knob> BY_KEY =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Knob::key, Function.identity()));

    private Knobs() {}

    /** {@return all of them, those of one subject together} */
    public static List<Knob> all() {
        return Collections.unmodifiableList(ALL);
    }

    /** {@return the one of that key, in exact case} */
    public static Optional<Knob> named(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    private static void partitions() {
        count("spark.sql.shuffle.partitions", 1, 100_000, 20, "200", "how many tasks read a shuffle");
        flag("spark.sql.adaptive.enabled", "true", "plans are corrected by what was measured on the way");
        bytes(
                "spark.sql.adaptive.advisoryPartitionSizeInBytes",
                MIB,
                GIB,
                16,
                "64m",
                "how much a task reads of a shuffle");
        flag("spark.sql.adaptive.coalescePartitions.enabled", "true", "small shuffle partitions are put together");
        flag(
                "spark.sql.adaptive.coalescePartitions.parallelismFirst",
                "true",
                "cores are kept busy before tasks are large");
        bytes(
                "spark.sql.adaptive.coalescePartitions.minPartitionSize",
                64 * KIB,
                256 * MIB,
                64,
                "1m",
                "no task is smaller");
        count(
                "spark.sql.adaptive.coalescePartitions.initialPartitionNum",
                1,
                100_000,
                20,
                "",
                "shuffle partitions to start with");
        flag("spark.sql.adaptive.localShuffleReader.enabled", "true", "a shuffle is read where it lies");
        flag(
                "spark.sql.adaptive.optimizeSkewsInRebalancePartitions.enabled",
                "true",
                "rebalanced partitions of hot keys are cut");
    }

    private static void joins() {
        flag("spark.sql.adaptive.skewJoin.enabled", "true", "shuffle partitions far above the others are cut");
        fraction(
                "spark.sql.adaptive.skewJoin.skewedPartitionFactor",
                1.5,
                100,
                10,
                "5",
                "how far above the median is skewed");
        bytes(
                "spark.sql.adaptive.skewJoin.skewedPartitionThresholdInBytes",
                8 * MIB,
                8 * GIB,
                16,
                "256m",
                "no smaller partition is skewed");
        flag(
                "spark.sql.adaptive.forceOptimizeSkewedJoin",
                "false",
                "skewed joins are cut even where that adds a shuffle");
        limit("spark.sql.autoBroadcastJoinThreshold", "10m", "tables below it are copied to every executor");
        limit("spark.sql.adaptive.autoBroadcastJoinThreshold", "", "the same, by measured sizes");
        time("spark.sql.broadcastTimeout", SECOND, MINUTE, 120 * MINUTE, "5min", "how long a broadcast may take");
        flag("spark.sql.join.preferSortMergeJoin", "true", "sorting is preferred to hashing one side");
        flag("spark.sql.cbo.enabled", "false", "plans use statistics of the catalog");
        flag("spark.sql.cbo.joinReorder.enabled", "false", "joins are put in order by statistics");
        flag(
                "spark.sql.optimizer.dynamicPartitionPruning.enabled",
                "true",
                "files are spared by what the other side holds");
        flag(
                "spark.sql.optimizer.runtime.bloomFilter.enabled",
                "true",
                "rows without a partner are dropped before the shuffle");
    }

    private static void files() {
        bytes("spark.sql.files.maxPartitionBytes", 4 * MIB, 4 * GIB, 16, "128m", "how much of files a task reads");
        bytes("spark.sql.files.openCostInBytes", 64 * KIB, 256 * MIB, 64, "4m", "what opening a file counts for");
        count("spark.sql.files.minPartitionNum", 1, 100_000, 0, "", "the fewest tasks that read files");
        word(
                "spark.sql.parquet.compression.codec",
                "snappy",
                "how much files shrink for how much work",
                "snappy",
                "zstd",
                "lz4");
        count(
                "spark.sql.inMemoryColumnarStorage.batchSize",
                100,
                1_000_000,
                100,
                "10000",
                "rows of a batch of cached data");
        flag("spark.sql.inMemoryColumnarStorage.compressed", "true", "cached data are packed");
    }

    private static void memory() {
        memory("spark.executor.memory", 512 * MIB, 1024 * GIB, "1g", "the heap of an executor");
        memory("spark.executor.memoryOverhead", 384 * MIB, 256 * GIB, "", "memory of an executor beside its heap");
        fraction("spark.executor.memoryOverheadFactor", 0.05, 1, 5, "0.1", "the same, as a part of the heap");
        memory("spark.executor.pyspark.memory", 256 * MIB, 256 * GIB, "", "memory for Python beside the heap");
        memory("spark.driver.memory", 512 * MIB, 256 * GIB, "1g", "the heap of the driver");
        memory("spark.driver.memoryOverhead", 384 * MIB, 64 * GIB, "", "memory of the driver beside its heap");
        bytes(
                "spark.driver.maxResultSize",
                64 * MIB,
                64 * GIB,
                8,
                "1g",
                "results above it end the job and spare the driver");
        fraction("spark.memory.fraction", 0.3, 0.8, 3, "0.6", "the part of the heap for computing and caching");
        fraction("spark.memory.storageFraction", 0.1, 0.9, 5, "0.5", "the part of that which caching keeps");
        add(
                "spark.kryoserializer.buffer.max",
                Kind.BYTES,
                8 * MIB,
                2047 * MIB,
                32,
                "64m",
                MIB,
                List.of(),
                "the largest object that can be sent");
        flag("spark.rdd.compress", "false", "cached RDDs are packed");
    }

    private static void executors() {
        count("spark.executor.cores", 1, 128, 4, "", "tasks that share an executor's memory");
        count("spark.executor.instances", 1, 10_000, 4, "", "how many executors there are");
        count("spark.driver.cores", 1, 64, 8, "1", "cores of the driver");
        count("spark.task.cpus", 1, 16, 4, "1", "cores of a task");
        flag("spark.dynamicAllocation.enabled", "false", "executors come and go with the work");
        count("spark.dynamicAllocation.minExecutors", 0, 10_000, 0, "0", "executors that always stay");
        count("spark.dynamicAllocation.maxExecutors", 1, 10_000, 0, "", "executors there are at most");
        count("spark.dynamicAllocation.initialExecutors", 0, 10_000, 0, "", "executors to start with");
        time(
                "spark.dynamicAllocation.executorIdleTimeout",
                SECOND,
                10 * SECOND,
                120 * MINUTE,
                "1min",
                "when an idle executor goes");
        flag("spark.dynamicAllocation.shuffleTracking.enabled", "true", "executors stay while their shuffles are read");
        flag("spark.speculation", "false", "a slow task gets a second copy");
        fraction("spark.speculation.multiplier", 1.1, 20, 10, "", "how slow a task is for that");
        fraction("spark.speculation.quantile", 0.5, 0.99, 0, "", "how many tasks are done before that");
        flag("spark.decommission.enabled", "false", "an executor that is to go hands its work over");
        flag("spark.excludeOnFailure.enabled", "false", "executors where tasks fail get no more of them");
        time("spark.locality.wait", 1, 0, 5 * MINUTE, "3s", "how long a task waits for the machine of its data");
    }

    private static void network() {
        time("spark.network.timeout", SECOND, 30 * SECOND, 60 * MINUTE, "2min", "when a silent machine counts as gone");
        add(
                "spark.reducer.maxSizeInFlight",
                Kind.BYTES,
                8 * MIB,
                GIB,
                16,
                "48m",
                MIB,
                List.of(),
                "how much of a shuffle is asked for at once");
        add(
                "spark.shuffle.file.buffer",
                Kind.BYTES,
                16 * KIB,
                64 * MIB,
                256,
                "32k",
                KIB,
                List.of(),
                "how much of a shuffle is written at once");
        word(
                "spark.io.compression.codec",
                "lz4",
                "how much shuffles shrink for how much work",
                "lz4",
                "zstd",
                "snappy");
    }

    private static void count(String key, double least, double most, double step, String usual, String why) {
        add(key, Kind.COUNT, least, most, step, usual, 1, List.of(), why);
    }

    private static void fraction(String key, double least, double most, double step, String usual, String why) {
        add(key, Kind.FRACTION, least, most, step, usual, 1, List.of(), why);
    }

    private static void bytes(String key, long least, long most, double step, String usual, String why) {
        add(key, Kind.BYTES, least, most, step, usual, 1, List.of(), why);
    }

    /** A bare number of memory counts in MiB, so that a gigabyte written out in bytes would be a petabyte. */
    private static void memory(String key, long least, long most, String usual, String why) {
        add(key, Kind.BYTES, least, most, 4, usual, MIB, List.of(), why);
    }

    /** Broadcasts: no table above 1 GiB in files, and -1 switches them off. */
    private static void limit(String key, String usual, String why) {
        add(key, Kind.BYTES, 64 * KIB, GIB, 12, usual, 1, List.of("-1"), why);
    }

    private static void time(String key, long bareUnit, long least, long most, String usual, String why) {
        add(key, Kind.TIME, least, most, 20, usual, bareUnit, List.of(), why);
    }

    private static void flag(String key, String usual, String why) {
        add(key, Kind.FLAG, 0, 0, 0, usual, 1, List.of(), why);
    }

    private static void word(String key, String usual, String why, String... words) {
        add(key, Kind.WORD, 0, 0, 0, usual, 1, List.of(words), why);
    }

    private static void add(
            String key,
            Kind kind,
            double least,
            double most,
            double step,
            String usual,
            long bareUnit,
            List<String> words,
            String why) {
        ALL.add(new Knob(key, kind, least, most, step, usual, bareUnit, words, why));
    }
}
