package dev.evenkeel.skew.spark;

import dev.evenkeel.core.spark.SparkLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The hashes by which Spark's {@code HashPartitioning} places keys, computed by Spark itself.
 *
 * <p>Cost: no job; the planner evaluates the projection of local rows.
 */
final class PartitionHashes {
    private final List<Integer> hashes;

    private PartitionHashes(List<Integer> hashes) {
        this.hashes = hashes;
    }

    /** {@return the hashes of the keys, each a list of one value a column, and of the key that is all null} */
    static PartitionHashes of(SparkSession spark, List<DataType> types, List<List<@Nullable Object>> keys) {
        List<Row> rows = new ArrayList<>();
        for (List<@Nullable Object> key : keys) rows.add(RowFactory.create(key.toArray()));
        rows.add(RowFactory.create(Collections.nCopies(types.size(), null).toArray()));
        StructType schema = new StructType();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            schema = schema.add("k" + i, types.get(i));
            columns.add(functions.col("k" + i));
        }
        Column[] key = columns.toArray(Column[]::new);
        Column hash = Key.isCollated(types)
                ? SparkLine.collationAwareHash("CollationAwareMurmur3Hash", key)
                : functions.hash(key);
        return new PartitionHashes(spark.createDataFrame(rows, schema).select(hash).collectAsList().stream()
                .map(row -> row.getInt(0))
                .toList());
    }

    /** {@return the hash of the key at that position} */
    int key(int position) {
        return hashes.get(position);
    }

    /** {@return the hash of rows without a key} */
    int none() {
        return hashes.get(hashes.size() - 1);
    }
}
