package dev.evenkeel.advisor.facts;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which of Spark's properties may stand in a profile, and of which only the name.
 *
 * <p>Example: {@code spark.executor.memory=4g} stands; of {@code spark.acme.region=eu} only the name does, since nobody
 * knows what its value is; of {@code spark.ssl.keyPassword} and {@code spark.hadoop.fs.azure.account.key.acme} nothing.
 *
 * <p>A value stands where its key is a known knob, its text is that of a number, a size, a word or a class, and its key
 * has no word of a credential in it.
 */
final class SafeSettings {
    private static final Pattern CREDENTIAL =
            Pattern.compile("(?i)secret|password|token|credential|access[.]?key|account|auth|ssl|user");
    private static final Pattern NAME = Pattern.compile("spark\\.[A-Za-z0-9._-]{1,120}");
    private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9_.,:%*+\\[\\] -]{0,200}");

    /** Families end with a dot, single keys do not. */
    private static final List<String> KNOBS = List.of(
            "spark.sql.adaptive.",
            "spark.sql.ansi.enabled",
            "spark.sql.autoBroadcastJoinThreshold",
            "spark.sql.broadcastTimeout",
            "spark.sql.cbo.",
            "spark.sql.codegen.",
            "spark.sql.execution.arrow.",
            "spark.sql.execution.pythonUDF.",
            "spark.sql.files.",
            "spark.sql.inMemoryColumnarStorage.",
            "spark.sql.join.",
            "spark.sql.maxBroadcastTableSize",
            "spark.sql.optimizer.dynamicPartitionPruning.",
            "spark.sql.orc.",
            "spark.sql.parquet.",
            "spark.sql.shuffle.partitions",
            "spark.sql.sources.",
            "spark.sql.statistics.",
            "spark.executor.cores",
            "spark.executor.instances",
            "spark.executor.memory",
            "spark.executor.memoryOverhead",
            "spark.executor.memoryOverheadFactor",
            "spark.executor.pyspark.memory",
            "spark.executor.heartbeatInterval",
            "spark.driver.cores",
            "spark.driver.memory",
            "spark.driver.memoryOverhead",
            "spark.driver.memoryOverheadFactor",
            "spark.driver.maxResultSize",
            "spark.broadcast.",
            "spark.buffer.pageSize",
            "spark.cleaner.",
            "spark.cores.max",
            "spark.decommission.",
            "spark.default.parallelism",
            "spark.dynamicAllocation.",
            "spark.eventLog.compress",
            "spark.eventLog.enabled",
            "spark.eventLog.logStageExecutorMetrics",
            "spark.eventLog.rolling.enabled",
            "spark.excludeOnFailure.",
            "spark.hadoop.fs.s3a.committer.name",
            "spark.hadoop.mapreduce.fileoutputcommitter.",
            "spark.hadoop.parquet.block.size",
            "spark.io.",
            "spark.kryo.unsafe",
            "spark.kryoserializer.",
            "spark.locality.",
            "spark.memory.",
            "spark.network.timeout",
            "spark.python.worker.",
            "spark.rdd.compress",
            "spark.reducer.",
            "spark.rpc.message.maxSize",
            "spark.scheduler.mode",
            "spark.serializer",
            "spark.shuffle.",
            "spark.speculation",
            "spark.speculation.",
            "spark.stage.",
            "spark.storage.",
            "spark.submit.deployMode",
            "spark.task.");

    private SafeSettings() {}

    static boolean mayStand(String key, String value) {
        return mayBeNamed(key)
                && KNOBS.stream().anyMatch(knob -> knob.endsWith(".") ? key.startsWith(knob) : key.equals(knob))
                && VALUE.matcher(value).matches();
    }

    /** Names below {@code spark.hadoop} can be those of accounts and buckets. */
    static boolean mayBeNamed(String key) {
        return NAME.matcher(key).matches()
                && !CREDENTIAL.matcher(key).find()
                && (!key.startsWith("spark.hadoop.") || KNOBS.stream().anyMatch(key::startsWith));
    }
}
