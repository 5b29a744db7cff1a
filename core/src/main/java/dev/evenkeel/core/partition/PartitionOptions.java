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
     * Bytes that a written file should have: 128 MiB.
     *
     * <p>Argument: Spark reads files in pieces of at most {@code spark.sql.files.maxPartitionBytes}, 128 MiB by
     * default, so that one file is one task; and it is the size of Parquet's row groups, which cannot be cut.
     */
    static final ByteSize DEFAULT_FILE_TARGET = ByteSize.mebibytes(128);

    private static final PartitionOptions DEFAULTS =
            new PartitionOptions(Optional.empty(), Optional.empty(), Optional.empty(), DEFAULT_FILE_TARGET);

    private final Optional<ByteSize> target;
    private final Optional<ClusterShape> cluster;
    private final Optional<ByteSize> taskMemory;
    private final ByteSize fileTarget;

    private PartitionOptions(
            Optional<ByteSize> target,
            Optional<ClusterShape> cluster,
            Optional<ByteSize> taskMemory,
            ByteSize fileTarget) {
        this.target = target;
        this.cluster = cluster;
        this.taskMemory = taskMemory;
        this.fileTarget = fileTarget;
    }

    /** {@return at most 128 MiB a partition and about 128 MiB a file, on the cluster at hand} */
    public static PartitionOptions defaults() {
        return DEFAULTS;
    }

    /**
     * {@return the bytes in memory that one partition should have}
     *
     * <p>Unset means {@code spark.evenkeel.partition.target}, else half of what a task has in memory, 128 MiB at most:
     * a sort of rows takes up to twice their size.
     */
    public Optional<ByteSize> target() {
        return target;
    }

    /** {@return the cluster to size for; unset means {@code spark.evenkeel.cluster.slots}, else the one at hand} */
    public Optional<ClusterShape> cluster() {
        return cluster;
    }

    /** {@return the execution memory of a task; unset means that of the executors at hand} */
    public Optional<ByteSize> taskMemory() {
        return taskMemory;
    }

    /** {@return the bytes that a written file should have: 128 MiB, which Spark reads as one task} */
    public ByteSize fileTarget() {
        return fileTarget;
    }

    /** {@return these options with another target, more than 0 bytes} */
    public PartitionOptions withTarget(ByteSize bytes) {
        if (bytes.bytes() == 0) throw new IllegalArgumentException("the target must be more than 0 bytes a partition");
        return new PartitionOptions(Optional.of(bytes), cluster, taskMemory, fileTarget);
    }

    /** {@return these options for another cluster} */
    public PartitionOptions withCluster(ClusterShape shape) {
        return new PartitionOptions(target, Optional.of(shape), taskMemory, fileTarget);
    }

    /** {@return these options for tasks with so much execution memory, more than 0 bytes} */
    public PartitionOptions withTaskMemory(ByteSize bytes) {
        if (bytes.bytes() == 0) throw new IllegalArgumentException("the memory of a task must be more than 0 bytes");
        return new PartitionOptions(target, cluster, Optional.of(bytes), fileTarget);
    }

    /** {@return these options with another size of files, more than 0 bytes} */
    public PartitionOptions withFileTarget(ByteSize bytes) {
        if (bytes.bytes() == 0) throw new IllegalArgumentException("the target must be more than 0 bytes a file");
        return new PartitionOptions(target, cluster, taskMemory, bytes);
    }
}
