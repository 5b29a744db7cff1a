package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.core.unit.ByteSize;

/** The settings of Spark that rules speak of, and how they should be changed. */
final class Knobs {
    static final String ADAPTIVE = "spark.sql.adaptive.enabled";
    static final String ADVISORY_BYTES = "spark.sql.adaptive.advisoryPartitionSizeInBytes";
    static final String BROADCAST_LIMIT = "spark.sql.autoBroadcastJoinThreshold";
    static final String ADAPTIVE_BROADCAST_LIMIT = "spark.sql.adaptive.autoBroadcastJoinThreshold";
    static final String COALESCE = "spark.sql.adaptive.coalescePartitions.enabled";
    static final String PARALLELISM_FIRST = "spark.sql.adaptive.coalescePartitions.parallelismFirst";
    static final String DRIVER_MEMORY = "spark.driver.memory";
    static final String DYNAMIC_ALLOCATION = "spark.dynamicAllocation.enabled";
    static final String EXECUTOR_CORES = "spark.executor.cores";
    static final String EXECUTOR_MEMORY = "spark.executor.memory";
    static final String EXECUTOR_OVERHEAD = "spark.executor.memoryOverhead";
    static final String FILE_SPLIT = "spark.sql.files.maxPartitionBytes";
    static final String MAX_RESULT = "spark.driver.maxResultSize";
    static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
    static final String SKEW_JOIN = "spark.sql.adaptive.skewJoin.enabled";
    static final String SPECULATION = "spark.speculation";

    /** Spark's default of {@code spark.executor.memory} and {@code spark.driver.memory}. */
    static final ByteSize MEMORY = ByteSize.gibibytes(1);

    private static final ByteSize MEBIBYTE = ByteSize.mebibytes(1);

    private Knobs() {}

    /** {@return the change of a setting from what it was to that text} */
    static SettingChange to(Settings settings, String key, String text) {
        return SettingChange.of(key, text).from(settings.text(key).orElse(null));
    }

    /** {@return the change of a setting that counts memory in MiB to that much, rounded up to 256 MiB} */
    static SettingChange toMemory(Settings settings, String key, double bytes) {
        return to(settings, key, memory(bytes));
    }

    /** {@return a setting that counts memory, where a bare number is in MiB; the given one where it was not set} */
    static ByteSize memory(Settings settings, String key, ByteSize otherwise) {
        return settings.size(key, MEBIBYTE).orElse(otherwise);
    }

    private static String memory(double bytes) {
        long steps = (long) Math.ceil(bytes / ByteSize.mebibytes(256).bytes());
        return steps % 4 == 0 ? steps / 4 + "g" : steps * 256 + "m";
    }
}
