package dev.evenkeel.core.spark;

import dev.evenkeel.core.unit.ByteSize;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.network.util.JavaUtils;
import org.apache.spark.sql.SparkSession;

/**
 * The execution memory that one task may count on, from the settings of the executors.
 *
 * <p>Example: an executor of 8 GiB with 4 slots has (8,192 − 300) MiB × 0.6 of unified memory, half of which cached
 * data may keep; a quarter of the other half is 591.9 MiB a task.
 */
public final class TaskMemory {
    /** What Spark sets aside for itself, of any heap. */
    private static final ByteSize RESERVED = ByteSize.mebibytes(300);

    private TaskMemory() {}

    /** {@return the memory of a task on the executors of a classic session, while all slots are busy} */
    public static ByteSize of(SparkSession spark) {
        SparkContext context = spark.sparkContext();
        return share(
                context.conf(),
                context.isLocal() ? Runtime.getRuntime().maxMemory() : executorHeap(context.conf()),
                ClusterProbe.of(spark).slotsPerExecutor());
    }

    /** {@return the share of one of so many slots in what caches cannot keep of an executor's memory} */
    static ByteSize share(SparkConf conf, long heap, int slots) {
        double unified = Math.max(0, heap - RESERVED.bytes()) * conf.getDouble("spark.memory.fraction", 0.6);
        double offHeap = conf.getBoolean("spark.memory.offHeap.enabled", false)
                ? JavaUtils.byteStringAsBytes(conf.get("spark.memory.offHeap.size", "0"))
                : 0;
        double forExecution = 1 - conf.getDouble("spark.memory.storageFraction", 0.5);
        return ByteSize.nearest((unified + offHeap) * forExecution / slots);
    }

    private static long executorHeap(SparkConf conf) {
        return JavaUtils.byteStringAsMb(conf.get("spark.executor.memory", "1g")) << 20;
    }
}
