package dev.evenkeel.skew.spark;

import com.google.common.primitives.Longs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.expressions.UnsafeRow;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a counted key are read back as the values that Spark gives in a {@code Row}.
 *
 * <p>Example: the key 42 of a long column, counted as eight bytes, is read as {@code List.of(42L)}.
 */
@FunctionalInterface
interface KeyForm {
    /** {@return a value for each column of the key} */
    List<@Nullable Object> values(byte[] key);

    /** {@return the form of a key that is a row in Spark's binary format, its columns the first fields of the row} */
    static KeyForm row(List<DataType> types, int fields) {
        return key -> {
            UnsafeRow row = new UnsafeRow(fields);
            row.pointTo(key, key.length);
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < types.size(); i++) {
                values.add(row.isNullAt(i) ? null : external(row.get(i, types.get(i)), types.get(i)));
            }
            return values;
        };
    }

    /** {@return the form of a key of one string or binary column: its bytes} */
    static KeyForm text(DataType type) {
        boolean isString = type.typeName().equals("string");
        return key -> List.of(isString ? UTF8String.fromBytes(key).toString() : key);
    }

    /** {@return the form of a key of one column of at most eight bytes, as {@link NumberKind} reads it} */
    static KeyForm number(DataType type) {
        NumberKind kind = NumberKind.of(type).orElseThrow();
        return key -> Collections.singletonList(external(internal(Longs.fromByteArray(key), kind, type), type));
    }

    private static Object internal(long bits, NumberKind kind, DataType type) {
        return switch (kind) {
            case BOOLEAN -> bits != 0;
            case BYTE -> (byte) bits;
            case SHORT -> (short) bits;
            case INT -> (int) bits;
            case LONG -> bits;
            case FLOAT -> Float.intBitsToFloat((int) bits);
            case DOUBLE -> Double.longBitsToDouble(bits);
            case DECIMAL -> {
                DecimalType decimal = (DecimalType) type;
                yield Decimal.apply(bits, decimal.precision(), decimal.scale());
            }
        };
    }

    private static Object external(Object internal, DataType type) {
        return CatalystTypeConverters.convertToScala(internal, type);
    }
}
