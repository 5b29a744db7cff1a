package dev.evenkeel.core.partition;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;

/**
 * What a partition count is chosen from.
 *
 * @param rows rows of the Dataset
 * @param rowBytes bytes of a row in Spark's binary row format
 * @param target bytes that one partition should have
 * @param taskMemory execution memory that one task may count on
 * @param cluster where the tasks will run
 */
public record PartitionFacts(
        Estimate rows, Estimate rowBytes, ByteSize target, ByteSize taskMemory, ClusterShape cluster) {
    /** Refuses a target of nothing. */
    public PartitionFacts {
        if (target.bytes() == 0) throw new IllegalArgumentException("the target must be more than 0 bytes a partition");
    }

    /** {@return rows times their width; 0 where there are none, NaN where either is unknown} */
    double bytes() {
        return rows.orElse(Double.NaN) == 0 ? 0 : rows.orElse(Double.NaN) * rowBytes.orElse(Double.NaN);
    }
}
