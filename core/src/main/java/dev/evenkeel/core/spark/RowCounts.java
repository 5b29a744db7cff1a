package dev.evenkeel.core.spark;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.stats.PartitionSizes;
import java.util.Iterator;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * How many rows a Dataset has: the planner's count where it has one, else by counting.
 *
 * <p>Cost: no Spark job, or one that reads no column.
 */
public final class RowCounts {
    private RowCounts() {}

    /** {@return the number of rows} */
    public static Estimate of(Dataset<?> data) {
        Estimate known = PlanKnowledge.of(data).rows();
        if (known.isKnown()) return known;
        PartitionSizes counted = OnePass.over(
                        data.select(), "count rows", Portion.ALL, PartitionSizes.none(), RowCounts::count)
                .statistic();
        return new Estimate.Exact(counted.total());
    }

    private static PartitionSizes count(Portion.Slice slice, Iterator<InternalRow> rows) {
        long counted = 0;
        while (rows.hasNext()) {
            rows.next();
            counted++;
        }
        return PartitionSizes.of(slice.partition(), counted);
    }
}
