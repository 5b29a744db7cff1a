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
        return new Estimate.Exact(
                count(data, "count rows", Portion.ALL).statistic().total());
    }

    /** {@return about how many rows there are, from so many partitions; one job where they are not known} */
    public static double about(Dataset<?> data, int partitions) {
        Estimate known = PlanKnowledge.of(data).rows();
        if (known.isKnown()) return known.orElse(0);
        OnePass.Seen<PartitionSizes> seen =
                count(data, "count rows of a few partitions", Portion.partitions(partitions));
        int counted = Math.max(1, seen.statistic().partitions());
        return (double) seen.statistic().total() / counted * seen.partitions();
    }

    private static OnePass.Seen<PartitionSizes> count(Dataset<?> data, String what, Portion portion) {
        return OnePass.over(data.select(), what, portion, PartitionSizes.none(), RowCounts::count);
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
