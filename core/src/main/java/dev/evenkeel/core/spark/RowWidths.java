package dev.evenkeel.core.spark;

import dev.evenkeel.core.stats.RowWidth;
import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;

/**
 * How wide the rows of a Dataset are in memory, from the first rows of a few partitions.
 *
 * <p>Cost: one Spark job of as many tasks as partitions are looked at, each stopping after 500 rows.
 */
public final class RowWidths {
    private static final int PARTITIONS = 8;
    private static final int ROWS = 500;

    private RowWidths() {}

    /** {@return the width of up to 4,000 rows of 8 partitions, with all columns of the Dataset} */
    public static RowWidth sample(Dataset<?> data) {
        return sample(data, PARTITIONS);
    }

    /** {@return the width of the first 500 rows of each of so many partitions, with all columns of the Dataset} */
    public static RowWidth sample(Dataset<?> data, int partitions) {
        return OnePass.over(
                        data,
                        "sample the width of rows",
                        Portion.partitions(partitions),
                        RowWidth.NONE,
                        (slice, rows) -> firstRows(rows))
                .statistic();
    }

    private static RowWidth firstRows(Iterator<InternalRow> rows) {
        long seen = 0;
        long bytes = 0;
        while (seen < ROWS && rows.hasNext()) {
            if (!(rows.next() instanceof UnsafeRow row)) return RowWidth.NONE;
            seen++;
            bytes += row.getSizeInBytes();
        }
        return new RowWidth(seen, bytes);
    }
}
