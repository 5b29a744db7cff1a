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
 * A key's values with the two hashes that Spark takes of them, computed by Spark itself.
 *
 * <p>Example: the int 7 as a key of a bigint column has the value {@code 7L}, with the hashes of a long.
 *
 * <p>Of collated strings the hashes are taken over what they are compared by, as a shuffle takes them.
 *
 * @param values a value for each column, as Spark gives them in a {@code Row}
 * @param hash {@code xxhash64}
 * @param partitionHash the hash by which {@code HashPartitioning} places the key
 */
public record HashedKey(List<@Nullable Object> values, long hash, int partitionHash) {
    /** Keeps a copy of the list. */
    public HashedKey {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }

    /** {@return keys of columns of those types, each a list of one value a column} */
    public static List<HashedKey> of(SparkSession spark, List<DataType> types, List<List<@Nullable Object>> keys) {
        return cast(spark, types, types, keys);
    }

    /**
     * {@return keys in other types than their own}
     *
     * <p>Cost: no job; the planner evaluates the projection of local rows.
     *
     * @param from the types that the values have
     * @param to the types that they are cast to before they are hashed
     */
    public static List<HashedKey> cast(
            SparkSession spark, List<DataType> from, List<DataType> to, List<List<@Nullable Object>> keys) {
        List<Row> rows = new ArrayList<>();
        for (List<@Nullable Object> key : keys) rows.add(RowFactory.create(key.toArray()));
        StructType schema = new StructType();
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < from.size(); i++) {
            schema = schema.add("k" + i, from.get(i));
            columns.add(functions.col("k" + i).cast(to.get(i)));
        }
        Column[] key = columns.toArray(Column[]::new);
        columns.add(hash(to, key));
        columns.add(partitionHash(to, key));
        return spark.createDataFrame(rows, schema).select(columns.toArray(Column[]::new)).collectAsList().stream()
                .map(row -> ofRow(row, key.length))
                .toList();
    }

    /** {@return the key that is null in every column} */
    public static List<@Nullable Object> none(int columns) {
        return Collections.nCopies(columns, null);
    }

    /** {@return the 64-bit hash of columns of those types, as a column} */
    static Column hash(List<DataType> types, Column... key) {
        return isCollated(types)
                ? SparkLine.collationAwareHash("CollationAwareXxHash64", key)
                : functions.xxhash64(key);
    }

    private static Column partitionHash(List<DataType> types, Column... key) {
        return isCollated(types) ? SparkLine.collationAwareHash("CollationAwareMurmur3Hash", key) : functions.hash(key);
    }

    /** A string that is not compared by its bytes. */
    private static boolean isCollated(List<DataType> types) {
        return types.stream().anyMatch(type -> type.typeName().startsWith("string collate"));
    }

    private static HashedKey ofRow(Row row, int columns) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int column = 0; column < columns; column++) values.add(row.get(column));
        return new HashedKey(values, row.getLong(columns), row.getInt(columns + 1));
    }
}
