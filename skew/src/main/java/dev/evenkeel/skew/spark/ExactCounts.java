package dev.evenkeel.skew.spark;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.spark.OnePass;
import dev.evenkeel.core.spark.Portion;
import dev.evenkeel.core.spark.Portion.Slice;
import dev.evenkeel.core.stats.LargestKeys;
import dev.evenkeel.skew.judge.SkewFacts;
import java.io.Serial;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;

/**
 * The rows of every key, counted by a {@code groupBy} of Spark's.
 *
 * <p>Cost: one Spark job, which reads the key columns and shuffles the distinct keys.
 */
final class ExactCounts implements OnePass.Measure<InternalRow, LargestKeys> {
    @Serial
    private static final long serialVersionUID = 1;

    private static final int KEY = 0;
    private static final int HASH = 1;
    private static final int ROWS = 2;
    private static final int NAME_WIDTH = 60;

    private final int width;
    private final int kept;

    private ExactCounts(int width, int kept) {
        this.width = width;
        this.kept = kept;
    }

    /** {@return the facts with the rows of their keys counted one by one} */
    static SkewFacts refine(SkewFacts facts, Dataset<?> data, Key key, List<DataType> types, int kept) {
        Dataset<Row> counted = data.select(
                        functions.struct(key.columns()).as("key"),
                        key.hash(types).as("hash"))
                .groupBy("key", "hash")
                .count()
                .select("key", "hash", "count");
        String names = TextLayout.cell(String.join(", ", key.names()), NAME_WIDTH);
        LargestKeys largest = OnePass.over(
                        counted,
                        "count the rows of every key of " + names,
                        Portion.ALL,
                        LargestKeys.none(kept),
                        new ExactCounts(types.size(), kept))
                .statistic();
        return new CountedKey(key, types, KeyForm.row(types, types.size())).exact(data.sparkSession(), facts, largest);
    }

    @Override
    public LargestKeys of(Slice slice, Iterator<InternalRow> groups) {
        LargestKeys.Picker picker = new LargestKeys.Picker(kept);
        RowKey key = new RowKey();
        while (groups.hasNext()) {
            UnsafeRow group = (UnsafeRow) groups.next();
            if (group.isNullAt(HASH)) continue;
            key.of(group.getStruct(KEY, width));
            picker.add(group.getLong(HASH), group.getLong(ROWS), key);
        }
        return picker.finish();
    }
}
