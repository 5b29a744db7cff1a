package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.RowCounts;
import dev.evenkeel.core.spark.RowWidths;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.joins.choose.HashedRelationSize;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import org.apache.spark.sql.Dataset;

/** The size in memory that a Dataset would have as a broadcast hash relation, without knowing its key. */
public final class SideSizer {
    private SideSizer() {}

    /** {@return the bytes of the relation; of rows that cannot be looked at unknown, of no rows the empty relation's} */
    public static Estimate relationBytes(Dataset<?> data) {
        double rows = RowCounts.of(data).orElse(0);
        Estimate width =
                rows == 0 ? new Estimate.Exact(0) : RowWidths.sample(data).mean();
        if (!width.isKnown()) return width;
        return new Estimate.Exact(
                HashedRelationSize.of(KeyForm.ROW, rows, rows, width.orElse(0)).bytes());
    }
}
