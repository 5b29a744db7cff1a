package dev.evenkeel.skew.spark;

import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.vectorized.ColumnVector;

/**
 * A type whose values fit into eight bytes: how they are read from a column vector, and how Spark hashes them.
 *
 * <p>Zero is one value, whatever its sign, and NaN is one value, as they are to Spark's joins.
 */
enum NumberKind {
    BOOLEAN(Integer.BYTES) {
        @Override
        long bits(ColumnVector column, int row) {
            return column.getBoolean(row) ? 1 : 0;
        }
    },
    BYTE(Integer.BYTES) {
        @Override
        long bits(ColumnVector column, int row) {
            return column.getByte(row);
        }
    },
    SHORT(Integer.BYTES) {
        @Override
        long bits(ColumnVector column, int row) {
            return column.getShort(row);
        }
    },
    INT(Integer.BYTES) {
        @Override
        long bits(ColumnVector column, int row) {
            return column.getInt(row);
        }
    },
    LONG(Long.BYTES) {
        @Override
        long bits(ColumnVector column, int row) {
            return column.getLong(row);
        }
    },
    FLOAT(Integer.BYTES) {
        @Override
        long bits(ColumnVector column, int row) {
            float value = column.getFloat(row);
            return value == 0 ? 0 : Float.floatToIntBits(value);
        }
    },
    DOUBLE(Long.BYTES) {
        @Override
        long bits(ColumnVector column, int row) {
            double value = column.getDouble(row);
            return value == 0 ? 0 : Double.doubleToLongBits(value);
        }
    },
    DECIMAL(Long.BYTES) {
        @Override
        long bits(ColumnVector column, int row) {
            DecimalType type = (DecimalType) column.dataType();
            return column.getDecimal(row, type.precision(), type.scale()).toUnscaledLong();
        }
    };

    private final boolean isLong;

    /** A kind whose values Spark hashes as so many bytes. */
    NumberKind(int hashedBytes) {
        isLong = hashedBytes == Long.BYTES;
    }

    /** {@return the value as eight bytes; it must not be null} */
    abstract long bits(ColumnVector column, int row);

    /** {@return Spark's {@code xxhash64} of the value, chained to the hash of the columns before it} */
    long hash(long bits, long seed) {
        return isLong ? XXH64.hashLong(bits, seed) : XXH64.hashInt((int) bits, seed);
    }

    /** {@return the kind of a type, where its values fit} */
    static Optional<NumberKind> of(DataType type) {
        if (type instanceof DecimalType decimal) {
            return decimal.precision() <= Decimal.MAX_LONG_DIGITS() ? Optional.of(DECIMAL) : Optional.empty();
        }
        return switch (type.typeName()) {
            case "boolean" -> Optional.of(BOOLEAN);
            case "byte" -> Optional.of(BYTE);
            case "short" -> Optional.of(SHORT);
            case "integer", "date" -> Optional.of(INT);
            case "long", "timestamp", "timestamp_ntz" -> Optional.of(LONG);
            case "float" -> Optional.of(FLOAT);
            case "double" -> Optional.of(DOUBLE);
            default -> Optional.empty();
        };
    }
}
