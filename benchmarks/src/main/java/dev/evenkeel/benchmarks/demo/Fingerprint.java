package dev.evenkeel.benchmarks.demo;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.shiftright;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a Dataset as a multiset, in four numbers: equal rows in any order give equal numbers, and different ones
 * do so by a chance of one in 2^64.
 *
 * <p>The number of rows, the sum of a 64-bit hash of each row (its two halves apart, so that nothing overflows), and
 * the exclusive or of another hash. Nulls are hashed by their place; -0.0 and 0.0 count as equal, and so do all NaN, as
 * in Spark's own comparison. Columns that hold maps have no hash in Spark and are left out.
 *
 * @param rows the number of rows
 * @param high sum of the upper halves of the first hash
 * @param low sum of the lower halves of the first hash
 * @param mixed exclusive or of the second hash
 */
record Fingerprint(long rows, long high, long low, long mixed) {
    /** {@return the fingerprint; reads every column of every row in one job} */
    static Fingerprint of(Dataset<?> data) {
        StructField[] fields = data.schema().fields();
        String[] places = new String[fields.length]; // names may occur twice, places do not
        List<Column> hashed = new ArrayList<>();
        for (int place = 0; place < places.length; place++) {
            places[place] = "c" + place;
            if (holdsMap(fields[place].dataType())) continue;
            hashed.add(col(places[place]));
            hashed.add(col(places[place]).isNull());
        }
        Row numbers = data.toDF(places)
                .select(hash(1, hashed).as("first"), hash(2, hashed).as("second"))
                .agg(
                        count(lit(1)),
                        sum(shiftright(col("first"), 32)),
                        sum(col("first").bitwiseAND(0xffffffffL)),
                        expr("bit_xor(second)"))
                .first();
        return new Fingerprint(numbers.getLong(0), orZero(numbers, 1), orZero(numbers, 2), orZero(numbers, 3));
    }

    private static Column hash(int seed, List<Column> columns) {
        return xxhash64(Stream.concat(Stream.of(lit(seed)), columns.stream()).toArray(Column[]::new));
    }

    private static long orZero(Row numbers, int place) {
        return numbers.isNullAt(place) ? 0 : numbers.getLong(place);
    }

    /** {@return true where a fingerprint must leave the type out} */
    static boolean holdsMap(DataType type) {
        if (type instanceof MapType) return true;
        if (type instanceof ArrayType array) return holdsMap(array.elementType());
        return type instanceof StructType struct
                && Arrays.stream(struct.fields()).anyMatch(field -> holdsMap(field.dataType()));
    }
}
