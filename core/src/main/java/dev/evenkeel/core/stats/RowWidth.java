package dev.evenkeel.core.stats;

import java.io.Serial;
import java.io.Serializable;

/**
 * How wide rows are in Spark's own binary row format, from the rows that were looked at.
 *
 * <p>Example: {@code new RowWidth(1_000, 48_000)} has a mean of 48 bytes a row.
 *
 * @param rows rows looked at
 * @param bytes their bytes together
 */
public record RowWidth(long rows, long bytes) implements Mergeable<RowWidth>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** The statistic of no rows. */
    public static final RowWidth NONE = new RowWidth(0, 0);

    /** Refuses negative numbers. */
    public RowWidth {
        if (rows < 0 || bytes < 0)
            throw new IllegalArgumentException("negative: " + rows + " rows, " + bytes + " bytes");
    }

    /** {@return bytes a row; unknown where no row was looked at} */
    public Estimate mean() {
        return rows == 0 ? new Estimate.Unknown() : new Estimate.Exact((double) bytes / rows);
    }

    @Override
    public RowWidth merge(RowWidth other) {
        return new RowWidth(rows + other.rows, bytes + other.bytes);
    }
}
