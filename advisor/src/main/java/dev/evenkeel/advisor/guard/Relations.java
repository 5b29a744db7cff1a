package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What must hold between settings: no executor larger than its machine, no memory beyond what there is, bounds in
 * order, and nothing that does nothing.
 *
 * <p>Example: a heap of 60 GiB takes 6 GiB more beside it, 66 GiB in all, and does not stand on a machine of 64 GiB.
 */
record Relations(Limits limits) {
    private static final String CORES = "spark.executor.cores";
    private static final String MEMORY = "spark.executor.memory";
    private static final String OVERHEAD = "spark.executor.memoryOverhead";
    private static final String OVERHEAD_FACTOR = "spark.executor.memoryOverheadFactor";
    private static final String PYTHON = "spark.executor.pyspark.memory";
    private static final String INSTANCES = "spark.executor.instances";
    private static final String DRIVER = "spark.driver.memory";
    private static final String RESULT = "spark.driver.maxResultSize";
    private static final String TASK = "spark.task.cpus";
    private static final String DYNAMIC = "spark.dynamicAllocation.";
    private static final String ADAPTIVE = "spark.sql.adaptive.";
    private static final double LEAST_OVERHEAD = ByteSize.mebibytes(384).bytes();
    private static final double USUAL_OVERHEAD = 0.1;
    /** A broadcast is unpacked in the driver and in every executor, beside what else they hold. */
    private static final double BROADCAST_PART = 0.25;

    /** {@return what a change would break, given all changes together; empty where it is sound} */
    Optional<Reason> problem(SettingChange change, Trial trial) {
        String key = change.key();
        return idle(key, trial).or(() -> switch (key) {
            case CORES -> cores(trial).or(() -> notAbove(TASK, CORES, trial)).or(() -> inAll(trial));
            case MEMORY, OVERHEAD, OVERHEAD_FACTOR, PYTHON -> memory(trial);
            case TASK -> notAbove(TASK, CORES, trial);
            case INSTANCES -> inAll(trial);
            case DRIVER, RESULT -> notAbove(RESULT, DRIVER, trial);
            case "spark.sql.autoBroadcastJoinThreshold", ADAPTIVE + "autoBroadcastJoinThreshold" ->
                broadcast(key, trial);
            case ADAPTIVE + "coalescePartitions.minPartitionSize", ADAPTIVE + "advisoryPartitionSizeInBytes" ->
                notAbove(
                        ADAPTIVE + "coalescePartitions.minPartitionSize",
                        ADAPTIVE + "advisoryPartitionSizeInBytes",
                        trial);
            case DYNAMIC + "minExecutors", DYNAMIC + "maxExecutors", DYNAMIC + "initialExecutors" -> executors(trial);
            default -> Optional.empty();
        });
    }

    /** What another setting, or the kind of cluster, keeps from doing anything. */
    private static Optional<Reason> idle(String key, Trial trial) {
        if (trial.isLocal() && (key.startsWith("spark.executor.") || key.startsWith(DYNAMIC)))
            return Optional.of(Reasons.withoutEffect("the run had no executors beside the driver"));
        return off(key, ADAPTIVE, ADAPTIVE + "enabled", trial)
                .or(() -> off(key, ADAPTIVE + "coalescePartitions.", ADAPTIVE + "coalescePartitions.enabled", trial))
                .or(() -> off(key, ADAPTIVE + "skewJoin.", ADAPTIVE + "skewJoin.enabled", trial))
                .or(() -> off(key, DYNAMIC, DYNAMIC + "enabled", trial))
                .or(() -> off(key, "spark.speculation.", "spark.speculation", trial))
                .or(() -> off(key, "spark.sql.cbo.", "spark.sql.cbo.enabled", trial));
    }

    private static Optional<Reason> off(String key, String family, String flag, Trial trial) {
        boolean isIdle = key.startsWith(family) && !key.equals(flag) && trial.isOff(flag);
        return isIdle ? Optional.of(Reasons.withoutEffect(flag + " is false")) : Optional.empty();
    }

    private Optional<Reason> cores(Trial trial) {
        int limit = limits.coresPerNode() > 0 ? limits.coresPerNode() : trial.largestExecutor();
        double cores = trial.amount(CORES).orElse(0);
        if (limit == 0 || cores <= limit) return Optional.empty();
        return Optional.of(Reasons.overNode((long) cores + " cores", limit + " of its machine"));
    }

    private Optional<Reason> memory(Trial trial) {
        ByteSize limit = limits.memoryPerNode();
        double heap = trial.amount(MEMORY).orElse(0);
        double factor = trial.amount(OVERHEAD_FACTOR).orElse(USUAL_OVERHEAD);
        double beside = trial.amount(OVERHEAD).orElse(Math.max(LEAST_OVERHEAD, factor * heap));
        double all = heap + beside + trial.amount(PYTHON).orElse(0);
        if (limit.bytes() == 0 || all <= limit.bytes()) return Optional.empty();
        return Optional.of(
                Reasons.overNode(ByteSize.nearest(all) + " with what it takes beside its heap", limit.toString()));
    }

    private Optional<Reason> inAll(Trial trial) {
        double cores = trial.amount(CORES).orElse(Math.max(1, trial.largestExecutor()));
        double asked = cores * trial.amount(INSTANCES).orElse(0);
        return overCluster(asked);
    }

    private Optional<Reason> overCluster(double cores) {
        if (limits.cores() == 0 || cores <= limits.cores()) return Optional.empty();
        return Optional.of(Reasons.overCluster((long) cores + " cores", limits.cores() + " in all"));
    }

    private Optional<Reason> executors(Trial trial) {
        double cores = trial.amount(CORES).orElse(Math.max(1, trial.largestExecutor()));
        return notAbove(DYNAMIC + "minExecutors", DYNAMIC + "maxExecutors", trial)
                .or(() -> notAbove(DYNAMIC + "initialExecutors", DYNAMIC + "maxExecutors", trial))
                .or(() -> notAbove(DYNAMIC + "minExecutors", DYNAMIC + "initialExecutors", trial))
                .or(() -> overCluster(
                        cores * trial.amount(DYNAMIC + "maxExecutors").orElse(0)));
    }

    private static Optional<Reason> broadcast(String key, Trial trial) {
        double least = Math.min(
                trial.amount(DRIVER).orElse(Double.MAX_VALUE),
                trial.isLocal() ? Double.MAX_VALUE : trial.amount(MEMORY).orElse(Double.MAX_VALUE));
        double limit = least * BROADCAST_PART;
        OptionalDouble asked = trial.amount(key);
        if (asked.isEmpty() || asked.getAsDouble() <= limit) return Optional.empty();
        return Optional.of(Reasons.overMemory(
                "a broadcast of " + ByteSize.nearest(asked.getAsDouble()),
                ByteSize.nearest(limit) + ", a quarter of the smallest heap"));
    }

    private static Optional<Reason> notAbove(String lower, String upper, Trial trial) {
        OptionalDouble low = trial.amount(lower);
        OptionalDouble high = trial.amount(upper);
        boolean isRight = low.isEmpty() || high.isEmpty() || low.getAsDouble() <= high.getAsDouble();
        return isRight ? Optional.empty() : Optional.of(Reasons.disordered(lower, upper));
    }
}
