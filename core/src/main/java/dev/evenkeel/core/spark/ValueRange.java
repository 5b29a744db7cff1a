package dev.evenkeel.core.spark;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Between which values a column of a row group lies, in a form that values of a filter can be held against.
 *
 * <p>Whole numbers, days and timestamps (in microseconds) are longs, decimals are decimals, texts are compared byte by
 * byte. What has no such form (other types, and columns without statistics) has no range, so that nothing is pruned by
 * it.
 *
 * @param least of the values; nothing where all are null
 * @param most of the values; nothing where all are null
 * @param nulls whether there are rows without a value
 */
record ValueRange(Optional<Comparable<?>> least, Optional<Comparable<?>> most, Nulls nulls) {
    /** Rows without a value. */
    enum Nulls {
        NONE,
        POSSIBLE
    }

    static Optional<ValueRange> of(ColumnChunkMetaData column, long rows) {
        Statistics<?> statistics = column.getStatistics();
        if (statistics == null || statistics.isEmpty()) return Optional.empty();
        Nulls nulls = statistics.isNumNullsSet() && statistics.getNumNulls() == 0 ? Nulls.NONE : Nulls.POSSIBLE;
        if (!statistics.hasNonNullValue()) {
            return statistics.getNumNulls() == rows
                    ? Optional.of(new ValueRange(Optional.empty(), Optional.empty(), nulls))
                    : Optional.empty();
        }
        PrimitiveType type = column.getPrimitiveType();
        Optional<Comparable<?>> least = ofFooter(statistics.genericGetMin(), type);
        Optional<Comparable<?>> most = ofFooter(statistics.genericGetMax(), type);
        return least.isEmpty() || most.isEmpty() ? Optional.empty() : Optional.of(new ValueRange(least, most, nulls));
    }

    private static Optional<Comparable<?>> ofFooter(Object value, PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            BigInteger unscaled = value instanceof Binary binary
                    ? new BigInteger(binary.getBytes())
                    : BigInteger.valueOf(((Number) value).longValue());
            return Optional.of(new BigDecimal(unscaled, decimal.getScale()));
        }
        if (value instanceof Float || value instanceof Double) return Optional.of(((Number) value).doubleValue());
        if (value instanceof Binary binary) {
            return meaning instanceof LogicalTypeAnnotation.StringLogicalTypeAnnotation
                    ? Optional.of(UTF8String.fromBytes(binary.getBytes()))
                    : Optional.empty();
        }
        if (!(value instanceof Integer || value instanceof Long)) return Optional.empty();
        long number = ((Number) value).longValue();
        if (meaning == null || meaning instanceof LogicalTypeAnnotation.DateLogicalTypeAnnotation)
            return Optional.of(number);
        if (meaning instanceof IntLogicalTypeAnnotation whole)
            return whole.isSigned() ? Optional.of(number) : Optional.empty();
        if (meaning instanceof TimestampLogicalTypeAnnotation time) {
            return switch (time.getUnit()) {
                case MILLIS -> Optional.of(Math.multiplyExact(number, 1000L));
                case MICROS -> Optional.of(number);
                case NANOS -> Optional.empty();
            };
        }
        return Optional.empty();
    }

    /** {@return the value of a filter in the form that ranges have} */
    static Optional<Comparable<?>> ofFilter(@Nullable Object value) {
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return Optional.of(((Number) value).longValue());
        }
        if (value instanceof Float || value instanceof Double) return Optional.of(((Number) value).doubleValue());
        if (value instanceof String text) return Optional.of(UTF8String.fromString(text));
        if (value instanceof BigDecimal decimal) return Optional.of(decimal);
        if (value instanceof LocalDate day) return Optional.of(day.toEpochDay());
        if (value instanceof Date day) return Optional.of(day.toLocalDate().toEpochDay());
        if (value instanceof Timestamp time) return ofFilter(time.toInstant());
        if (value instanceof Instant time) return Optional.of(ChronoUnit.MICROS.between(Instant.EPOCH, time));
        if (value instanceof LocalDateTime time) return ofFilter(time.toInstant(ZoneOffset.UTC));
        return Optional.empty();
    }

    /** {@return how the least value compares to another; nothing where they are of different kinds} */
    Optional<Integer> leastTo(Comparable<?> other) {
        return least.flatMap(value -> compare(value, other));
    }

    /** {@return how the most value compares to another; nothing where they are of different kinds} */
    Optional<Integer> mostTo(Comparable<?> other) {
        return most.flatMap(value -> compare(value, other));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Optional<Integer> compare(Comparable a, Comparable b) {
        return a.getClass() == b.getClass() ? Optional.of(a.compareTo(b)) : Optional.empty();
    }

    /**
     * {@return in which part of the ranges a value lies, on average over the least values of all}
     *
     * <p>Example: ranges 1–10, 11–20 and 21–30 give a third; three times 1–30 give 1.
     */
    static double meanOverlap(List<ValueRange> ranges) {
        double sum = 0;
        int asked = 0;
        for (ValueRange range : ranges) {
            if (range.least().isEmpty()) continue;
            Comparable<?> value = range.least().get();
            asked++;
            sum += ranges.stream()
                    .filter(other -> other.leastTo(value).orElse(1) <= 0
                            && other.mostTo(value).orElse(-1) >= 0)
                    .count();
        }
        return asked == 0 ? 1 : sum / asked / ranges.size();
    }

    /** {@return true where any of these could be within} */
    boolean mayHoldAny(Object[] values) {
        return Arrays.stream(values).anyMatch(value -> value != null && mayHold(value));
    }

    /** {@return false only where the value is certainly outside} */
    boolean mayHold(Object value) {
        if (least.isEmpty()) return false;
        Optional<Comparable<?>> wanted = ofFilter(value);
        return wanted.isEmpty()
                || (leastTo(wanted.get()).orElse(0) <= 0 && mostTo(wanted.get()).orElse(0) >= 0);
    }
}
