package dev.evenkeel.core.partition;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;

/**
 * How partitions are to be sized.
 *
 * <p>Example: {@code PartitionOptions.defaults().withTarget(ByteSize.mebibytes(64))}. Immutable.
 */
public final class PartitionOptions {
    /**
     * Bytes that a shuffle partition should have: 128 MiB.
     *
     * <p>Argument: rows in memory are about twice their compressed shuffle bytes, for which Spark's own advisory size
     * is 64 MiB; and a task with a 1 GiB share of executor memory sorts 128 MiB several times over without spilling.
     */
    static final ByteSize DEFAULT_TARGET = ByteSize.mebibytes(128);

    private static final PartitionOptions DEFAULTS = new PartitionOptions(Optional.empty(), Optional.empty());

    private final Optional<ByteSize> target;
    private final Optional<ClusterShape> cluster;

    private PartitionOptions(Optional<ByteSize> target, Optional<ClusterShape> cluster) {
        this.target = target;
        this.cluster = cluster;
    }

    /** {@return a target of 128 MiB, on the cluster at hand} */
    public static PartitionOptions defaults() {
        return DEFAULTS;
    }

    /** {@return the bytes that one partition should have; unset means {@code spark.evenkeel.partition.target}, else 128 MiB} */
    public Optional<ByteSize> target() {
        return target;
    }

    /** {@return the cluster to size for; unset means {@code spark.evenkeel.cluster.slots}, else the one at hand} */
    public Optional<ClusterShape> cluster() {
        return cluster;
    }

    /** {@return these options with another target, more than 0 bytes} */
    public PartitionOptions withTarget(ByteSize bytes) {
        if (bytes.bytes() == 0) throw new IllegalArgumentException("the target must be more than 0 bytes a partition");
        return new PartitionOptions(Optional.of(bytes), cluster);
    }

    /** {@return these options for another cluster} */
    public PartitionOptions withCluster(ClusterShape shape) {
        return new PartitionOptions(target, Optional.of(shape));
    }
}
