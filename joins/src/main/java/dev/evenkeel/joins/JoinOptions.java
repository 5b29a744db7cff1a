package dev.evenkeel.joins;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How a join is measured and chosen.
 *
 * <p>Example: {@code JoinOptions.defaults().withBroadcastLimit(ByteSize.mebibytes(64))}. Immutable. What is not set
 * here is taken from {@code spark.evenkeel.*} of the session, and else is the default.
 */
public final class JoinOptions {
    /** How the sides of a join may be looked at. */
    public enum Measure {
        /** Not at all: Spark's own plan, unless facts are given. */
        NONE,
        /** Sides that are cheap to read (projections and filters over files, local data or a cache), a part of them. */
        AUTO,
        /** Every side, whole; a side above an expensive lineage runs that lineage once more. */
        FULL
    }

    private static final JoinOptions DEFAULTS = new JoinOptions(null, null, null, null, null);

    private final @Nullable Measure measure;
    private final @Nullable ByteSize broadcastLimit;
    private final @Nullable Ratio minimumGain;
    private final @Nullable Integer maxPartitionsRead;
    private final @Nullable ClusterShape cluster;

    private JoinOptions(
            @Nullable Measure measure,
            @Nullable ByteSize broadcastLimit,
            @Nullable Ratio minimumGain,
            @Nullable Integer maxPartitionsRead,
            @Nullable ClusterShape cluster) {
        this.measure = measure;
        this.broadcastLimit = broadcastLimit;
        this.minimumGain = minimumGain;
        this.maxPartitionsRead = maxPartitionsRead;
        this.cluster = cluster;
    }

    /** {@return the defaults, each argued at its getter} */
    public static JoinOptions defaults() {
        return DEFAULTS;
    }

    /** {@return how the sides may be looked at; unset means {@code spark.evenkeel.join.measure}, else {@code AUTO}} */
    public Optional<Measure> measure() {
        return Optional.ofNullable(measure);
    }

    /**
     * {@return the largest broadcast relation, measured in memory; unset means
     * {@code spark.evenkeel.join.broadcastLimit}, else Spark's {@code spark.sql.autoBroadcastJoinThreshold}}
     *
     * <p>Why Spark's threshold: it is what the session's owner allowed; here it is held against the size in memory,
     * which is 2 to 250 times the compressed file size that Spark holds it against.
     */
    public Optional<ByteSize> broadcastLimit() {
        return Optional.ofNullable(broadcastLimit);
    }

    /**
     * {@return the part of the predicted time that must be gained before Spark's plan is left; unset means
     * {@code spark.evenkeel.join.minimumGain}, else 20 %}
     *
     * <p>Why 20 %: simulated gains below 13 % could not be told from noise when they were measured.
     */
    public Optional<Ratio> minimumGain() {
        return Optional.ofNullable(minimumGain);
    }

    /**
     * {@return input partitions of a side that are read to measure it; unset means
     * {@code spark.evenkeel.join.maxPartitionsRead}, else 32 (all with {@code FULL})}
     *
     * <p>Why 32: it bounds measuring to a small part of a large table. A key that is clustered in partitions which are
     * not read is missed; that costs time, never a row.
     */
    public OptionalInt maxPartitionsRead() {
        return maxPartitionsRead == null ? OptionalInt.empty() : OptionalInt.of(maxPartitionsRead);
    }

    /** {@return the cluster to choose for; unset means {@code spark.evenkeel.cluster.slots}, else the one at hand} */
    public Optional<ClusterShape> cluster() {
        return Optional.ofNullable(cluster);
    }

    /** {@return these options with another way of looking} */
    public JoinOptions withMeasure(Measure how) {
        return new JoinOptions(how, broadcastLimit, minimumGain, maxPartitionsRead, cluster);
    }

    /** {@return these options with another limit for broadcasts; no bytes means no broadcast} */
    public JoinOptions withBroadcastLimit(ByteSize limit) {
        return new JoinOptions(measure, limit, minimumGain, maxPartitionsRead, cluster);
    }

    /** {@return these options with another gain to ask for} */
    public JoinOptions withMinimumGain(Ratio gain) {
        return new JoinOptions(measure, broadcastLimit, gain, maxPartitionsRead, cluster);
    }

    /** {@return these options reading at most that many partitions of a side, at least 1} */
    public JoinOptions withMaxPartitionsRead(int partitions) {
        if (partitions < 1) throw new IllegalArgumentException("maxPartitionsRead must be at least 1: " + partitions);
        return new JoinOptions(measure, broadcastLimit, minimumGain, partitions, cluster);
    }

    /** {@return these options for another cluster than the one at hand} */
    public JoinOptions withCluster(ClusterShape shape) {
        return new JoinOptions(measure, broadcastLimit, minimumGain, maxPartitionsRead, shape);
    }
}
