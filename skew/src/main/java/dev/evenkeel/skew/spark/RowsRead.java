package dev.evenkeel.skew.spark;

import dev.evenkeel.core.spark.RowCall;
import java.util.HashMap;
import java.util.Map;

/**
 * Which rows of which partitions a task has read, by the numbers of {@link RowCall}.
 *
 * <p>Example: a task that reads a partition of ten rows twice, one reading behind the other or both in step, sees ten
 * new rows. So does one that reads four rows of it, leaves it for another partition, and reads it again to its end.
 *
 * <p>Rests on a partition giving the same rows in the same order each time, as it does within one action unless its
 * rows come from a shuffle that sends them anew. Not thread-safe.
 */
final class RowsRead {
    private static final int NONE = -1;

    private final Map<Integer, Long> rows = new HashMap<>();
    private int partition = NONE;
    /** The number of the next row of the partition that is new. */
    private long next = NONE;

    /** {@return true where no reading in this task has come so far in the row's partition} */
    boolean isNew(long row) {
        if (row != next && !isNext(row)) return false;
        next++;
        return true;
    }

    private boolean isNext(long row) {
        int of = RowCall.partition(row);
        if (of != partition) {
            leavePartition();
            partition = of;
            next = RowCall.row(of, rows.getOrDefault(of, 0L));
        }
        return row == next;
    }

    private void leavePartition() {
        if (partition != NONE) rows.put(partition, next - RowCall.row(partition, 0));
    }

    /** {@return how many rows were read of each partition of which there was one} */
    Map<Integer, Long> perPartition() {
        leavePartition();
        return rows;
    }
}
