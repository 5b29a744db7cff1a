package dev.evenkeel.core.spark;

import dev.evenkeel.core.cost.ClusterShape;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkContext;
import org.apache.spark.sql.SparkSession;

/** The shape of the cluster that a classic session runs on at this moment, without running a job. */
public final class ClusterProbe {
    private static final Pattern LOCAL = Pattern.compile("local\\[\\s*([0-9]+|\\*)\\s*(?:,.*)?]");

    private ClusterProbe() {}

    /**
     * {@return the executors there are and the slots of each}
     *
     * <p>A local session is one executor with a slot for each of its {@code spark.task.cpus} threads. Elsewhere the executors that are up are counted (the driver is not one of
     * them), each with {@code spark.executor.cores} / {@code spark.task.cpus} slots; before the first executor is up,
     * {@code spark.executor.instances} stands in.
     */
    public static ClusterShape of(SparkSession spark) {
        SparkContext context = spark.sparkContext();
        int perTask = Math.max(1, context.conf().getInt("spark.task.cpus", 1));
        if (context.isLocal()) return ClusterShape.ofSlots(Math.max(1, localThreads(context.master()) / perTask));
        int cores = context.conf().getInt("spark.executor.cores", 1);
        int up = context.statusTracker().getExecutorInfos().length - 1;
        int executors = up > 0 ? up : context.conf().getInt("spark.executor.instances", 1);
        return new ClusterShape(Math.max(1, executors), Math.max(1, cores / perTask));
    }

    /** Threads of a local master. Not {@code defaultParallelism}, which {@code spark.default.parallelism} overrides. */
    static int localThreads(String master) {
        Matcher threads = LOCAL.matcher(master);
        if (!threads.matches()) return 1;
        return threads.group(1).equals("*")
                ? Runtime.getRuntime().availableProcessors()
                : Integer.parseInt(threads.group(1));
    }
}
