package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.RowCounts;
import dev.evenkeel.core.spark.RowWidths;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.joins.choose.HashedRelationSize;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import org.apache.spark.sql.Dataset;

/**
 * The size in memory that a Dataset would have as a broadcast hash relation, without knowing its key: the larger of
 * the relation with a long key and that with a key of one other column of fixed width.
 */
public final class SideSizer {
    private static final double KEY_BYTES = 16;

    private SideSizer() {}

    /** {@return the bytes of the relation; of rows that cannot be looked at unknown, of no rows the empty relation's} */
    public static Estimate relationBytes(Dataset<?> data) {
        double rows = RowCounts.of(data).orElse(0);
        Estimate width =
                rows == 0 ? new Estimate.Exact(0) : RowWidths.sample(data).mean();
        if (!width.isKnown()) return width;
        double rowBytes = width.orElse(0);
        long byLong = HashedRelationSize.of(KeyForm.LONG, rows, rows, rowBytes).bytes();
        long byRow = HashedRelationSize.of(KeyForm.ROW, rows, rows, rowBytes + KEY_BYTES)
                .bytes();
        return new Estimate.Exact(Math.max(byLong, byRow));
    }
}
