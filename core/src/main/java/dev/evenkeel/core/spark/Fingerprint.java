package dev.evenkeel.core.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a Dataset as a multiset, in three numbers: equal rows in any order give equal numbers, and different ones
 * do so by a chance of one in 2^64.
 *
 * <p>The number of rows and the sum of a 64-bit hash of each row, its two halves apart, so that nothing overflows.
 * Nulls are hashed by their place; -0.0 and 0.0 count as equal, and so do all NaN, as in Spark's own comparison. Columns
 * that hold maps have no hash in Spark and are left out.
 *
 * @param rows the number of rows
 * @param high sum of the upper halves of the hashes
 * @param low sum of the lower halves of the hashes
 */
public record Fingerprint(long rows, long high, long low) {
    /** {@return the fingerprint; reads every column of every row in one job} */
    public static Fingerprint of(Dataset<?> data) {
        StructField[] fields = data.schema().fields();
        String[] places = new String[fields.length]; // names may occur twice, places do not
        List<Column> hashed = new ArrayList<>(List.of(lit(1))); // what holds nothing but maps has a hash too
        for (int place = 0; place < places.length; place++) {
            places[place] = "c" + place;
            if (holdsMap(fields[place].dataType())) continue;
            hashed.add(col(places[place]));
            hashed.add(col(places[place]).isNull());
        }
        Row numbers = data.toDF(places)
                .select(xxhash64(hashed.toArray(Column[]::new)).as("hash"))
                .agg(
                        count(lit(1)),
                        sum(shiftright(col("hash"), 32)),
                        sum(col("hash").bitwiseAND(0xffffffffL)))
                .first();
        return new Fingerprint(numbers.getLong(0), orZero(numbers, 1), orZero(numbers, 2));
    }

    private static long orZero(Row numbers, int place) {
        return numbers.isNullAt(place) ? 0 : numbers.getLong(place);
    }

    /** {@return true where a fingerprint must leave the type out} */
    private static boolean holdsMap(DataType type) {
        if (type instanceof MapType) return true;
        if (type instanceof ArrayType array) return holdsMap(array.elementType());
        return type instanceof StructType struct
                && Arrays.stream(struct.fields()).anyMatch(field -> holdsMap(field.dataType()));
    }
}
