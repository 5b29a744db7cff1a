package dev.evenkeel.joins.spark;

import dev.evenkeel.core.spark.SparkLine;
import dev.evenkeel.skew.spark.KeyColumns;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.catalyst.expressions.Attribute;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.AtomicType;
import org.apache.spark.sql.types.DataType;

/**
 * A hash by which the rows of one key are spread: a pure function of a row's content and its input partition's id.
 *
 * <p>A task that runs again sends each row where it went before, since nothing random is in it; rows of equal content
 * still spread over as many places as they have input partitions. The columns are the first 16 of atomic type, which
 * bounds what a later projection cannot prune away.
 */
final class RowHash {
    private static final int COLUMNS = 16;

    private RowHash() {}

    /** {@return the hash as a column, a long} */
    static Column of(Dataset<?> data) {
        List<Column> hashed = new ArrayList<>();
        for (Attribute attribute : SparkLine.output(data.queryExecution().analyzed())) {
            if (hashed.size() < COLUMNS && isHashed(attribute.dataType())) hashed.add(SparkLine.column(attribute));
        }
        hashed.add(functions.spark_partition_id());
        return functions.xxhash64(hashed.toArray(Column[]::new));
    }

    private static boolean isHashed(DataType type) {
        return type instanceof AtomicType && KeyColumns.isGroupable(type);
    }
}
