package dev.evenkeel.core.partition;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import java.util.List;

/**
 * What the layout of a partitioned table is chosen from.
 *
 * @param columns that the table is partitioned by
 * @param rows of the Dataset
 * @param values of the columns, the one with the most rows first; with very many, those that were kept
 * @param mostUnlisted rows at most of a value that is not listed; 0 where all are
 * @param rowFileBytes bytes that a row takes in a file, compressed
 * @param target bytes that a file should have
 * @param tasks that the Dataset has now
 * @param cluster where the writing tasks will run
 */
public record WriteFacts(
        List<String> columns,
        long rows,
        List<ValueSize> values,
        long mostUnlisted,
        double rowFileBytes,
        ByteSize target,
        int tasks,
        ClusterShape cluster) {
    /** Keeps a copy of the lists and refuses a target of nothing. */
    public WriteFacts {
        columns = List.copyOf(columns);
        values = List.copyOf(values);
        if (target.bytes() == 0) throw new IllegalArgumentException("the target must be more than 0 bytes a file");
    }

    /** {@return the bytes of a value's rows in files} */
    double bytes(ValueSize value) {
        return value.rows() * rowFileBytes;
    }

    /** {@return the bytes of all rows in files} */
    double bytes() {
        return rows * rowFileBytes;
    }

    /** {@return the rows of values that are not listed} */
    long unlistedRows() {
        return Math.max(0, rows - values.stream().mapToLong(ValueSize::rows).sum());
    }

    /** {@return how many tasks write a value, each a file: its bytes over the target, to the nearest whole} */
    int files(ValueSize value) {
        return (int) Math.max(1, Math.min(1 << 20, Math.round(bytes(value) / target.bytes())));
    }
}
