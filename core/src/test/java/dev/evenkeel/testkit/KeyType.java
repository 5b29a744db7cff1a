package dev.evenkeel.testkit;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;

/**
 * A type that a join key can have, with its values by rank: the awkward ones first, so that they are also the frequent
 * ones of a skewed table.
 *
 * <p>Example: rank 0 of a double is {@code 0.0}, rank 1 is {@code -0.0}, which Spark joins with it, rank 2 is NaN.
 */
public enum KeyType {
    /** Empty, blank, case-differing and separator-holding texts first. */
    STRING(DataTypes.StringType) {
        @Override
        public Object value(int rank) {
            List<String> awkward = List.of("", "a", "A", "a_b", "b_c", "c", "a ", "\u0000", "é", "null");
            return rank < awkward.size() ? awkward.get(rank) : "key-" + rank;
        }
    },
    /** Zero, negative and extreme numbers first. */
    LONG(DataTypes.LongType) {
        @Override
        public Object value(int rank) {
            List<Long> awkward = List.of(0L, -1L, 1L, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 32);
            return rank < awkward.size() ? awkward.get(rank) : Long.valueOf(rank * 31L - 500);
        }
    },
    /** Zero, negative and extreme numbers first. */
    INT(DataTypes.IntegerType) {
        @Override
        public Object value(int rank) {
            List<Integer> awkward = List.of(0, -1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE);
            return rank < awkward.size() ? awkward.get(rank) : Integer.valueOf(rank * 31 - 500);
        }
    },
    /** Both zeros, NaN and the infinities first. */
    DOUBLE(DataTypes.DoubleType) {
        @Override
        public Object value(int rank) {
            List<Double> awkward =
                    List.of(0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.0);
            return rank < awkward.size() ? awkward.get(rank) : Double.valueOf(rank / 8.0);
        }
    },
    /** Numbers of different written scales. */
    DECIMAL(DataTypes.createDecimalType(20, 4)) {
        @Override
        public Object value(int rank) {
            return BigDecimal.valueOf(rank * 25L - 50, rank % 3);
        }
    },
    /** A day long ago and the days around the epoch. */
    DATE(DataTypes.DateType) {
        @Override
        public Object value(int rank) {
            return Date.valueOf(rank == 0 ? LocalDate.of(1901, 1, 1) : LocalDate.ofEpochDay(rank - 3));
        }
    },
    /** Instants one microsecond apart. */
    TIMESTAMP(DataTypes.TimestampType) {
        @Override
        public Object value(int rank) {
            return Timestamp.from(Instant.ofEpochSecond(1_700_000_000, rank * 1_000L));
        }
    },
    /** Empty, zero, and byte strings of which one begins another. */
    BINARY(DataTypes.BinaryType) {
        @Override
        public Object value(int rank) {
            List<byte[]> awkward = List.of(new byte[0], new byte[] {0}, new byte[] {0, 0}, new byte[] {-1});
            return rank < awkward.size()
                    ? awkward.get(rank)
                    : ByteBuffer.allocate(4).putInt(rank).array();
        }
    },
    /** Pairs whose fields may be null while the pair is not. */
    STRUCT(DataTypes.createStructType(new StructField[] {
        DataTypes.createStructField("x", DataTypes.IntegerType, true),
        DataTypes.createStructField("y", DataTypes.StringType, true)
    })) {
        @Override
        public Object value(int rank) {
            return RowFactory.create(rank % 4 == 0 ? null : rank / 4, rank % 4 == 1 ? null : "y" + rank % 4);
        }
    },
    /** Two values only. */
    BOOLEAN(DataTypes.BooleanType) {
        @Override
        public Object value(int rank) {
            return rank % 2 == 0;
        }
    };

    @SuppressWarnings("ImmutableEnumChecker") // Spark's types are immutable, but not annotated so
    private final DataType type;

    KeyType(DataType type) {
        this.type = type;
    }

    /** {@return the type in Spark} */
    public DataType type() {
        return type;
    }

    /** {@return the value of a rank from 0, the same in every run} */
    public abstract Object value(int rank);
}
