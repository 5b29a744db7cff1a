package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.OnePass;
import dev.evenkeel.core.spark.Portion;
import dev.evenkeel.core.stats.DistinctCount;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.stats.Mergeable;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import java.io.Serial;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.functions;

/**
 * The keys of a side: how many rows have one, how many different ones there are, and in what range they lie.
 *
 * @param rows rows that have a key
 * @param distinct the different keys
 * @param smallest the smallest of keys that are held as longs; the largest long where there is none
 * @param largest the largest of them; the smallest long where there is none
 */
record RelationKeys(long rows, DistinctCount distinct, long smallest, long largest)
        implements Mergeable<RelationKeys>, Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final RelationKeys NONE = new RelationKeys(0, DistinctCount.none(), Long.MAX_VALUE, Long.MIN_VALUE);

    /** {@return the keys of the Dataset; one job that reads nothing but their columns} */
    static RelationKeys of(Dataset<?> data, RelationKey key) {
        Column[] columns = key.columns().toArray(Column[]::new);
        Column held = key.form() == KeyForm.LONG ? columns[0] : functions.lit(0L);
        Dataset<?> looked = key.keyed(data).select(functions.xxhash64(columns), held);
        return OnePass.over(looked, "count keys", Portion.ALL, NONE, (slice, rows) -> count(rows))
                .statistic();
    }

    private static RelationKeys count(Iterator<InternalRow> rows) {
        DistinctCount.Counter distinct = new DistinctCount.Counter();
        long counted = 0;
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        while (rows.hasNext()) {
            InternalRow row = rows.next();
            counted++;
            distinct.add(row.getLong(0));
            long held = row.getLong(1);
            if (held < smallest) smallest = held;
            if (held > largest) largest = held;
        }
        return new RelationKeys(counted, distinct.finish(), smallest, largest);
    }

    /** {@return the largest key less the smallest; unknown without keys, and where it exceeds a long} */
    Estimate range() {
        long range = largest - smallest;
        return rows == 0 || range < 0 ? new Estimate.Unknown() : new Estimate.Exact(range);
    }

    /** {@return about how many different keys there are, never more than rows} */
    double distinctKeys() {
        double about = Math.min(rows, distinct.estimate().orElse(rows));
        return about > 0.95 * rows ? rows : about;
    }

    @Override
    public RelationKeys merge(RelationKeys other) {
        return new RelationKeys(
                rows + other.rows,
                distinct.merge(other.distinct),
                Math.min(smallest, other.smallest),
                Math.max(largest, other.largest));
    }
}
