package dev.evenkeel.core.spark;

import java.util.Map;
import java.util.function.IntPredicate;
import org.apache.spark.sql.sources.And;
import org.apache.spark.sql.sources.EqualNullSafe;
import org.apache.spark.sql.sources.EqualTo;
import org.apache.spark.sql.sources.Filter;
import org.apache.spark.sql.sources.GreaterThan;
import org.apache.spark.sql.sources.GreaterThanOrEqual;
import org.apache.spark.sql.sources.In;
import org.apache.spark.sql.sources.IsNotNull;
import org.apache.spark.sql.sources.IsNull;
import org.apache.spark.sql.sources.LessThan;
import org.apache.spark.sql.sources.LessThanOrEqual;
import org.apache.spark.sql.sources.Or;

/**
 * Whether a row group may hold a row that a filter lets through, by the ranges of its columns.
 *
 * <p>Example: {@code a > 10 AND b = 'x'} with a in 1 to 9 may not. What is not understood may.
 */
final class RangeFilter {
    private RangeFilter() {}

    static boolean mayHold(Filter filter, Map<String, ValueRange> ranges) {
        if (filter instanceof And and) return mayHold(and.left(), ranges) && mayHold(and.right(), ranges);
        if (filter instanceof Or or) return mayHold(or.left(), ranges) || mayHold(or.right(), ranges);
        String[] columns = filter.references();
        if (columns.length != 1 || !ranges.containsKey(columns[0])) return true;
        ValueRange range = ranges.get(columns[0]);
        return range == null || mayHold(filter, range);
    }

    private static boolean mayHold(Filter filter, ValueRange range) {
        if (filter instanceof IsNull) return range.nulls() == ValueRange.Nulls.POSSIBLE;
        if (filter instanceof IsNotNull) return range.least().isPresent();
        if (filter instanceof EqualTo equal) return range.mayHold(equal.value());
        if (filter instanceof EqualNullSafe equal) return equal.value() == null || range.mayHold(equal.value());
        if (filter instanceof In in) return range.mayHoldAny(in.values());
        if (filter instanceof GreaterThan greater) return most(range, greater.value(), order -> order > 0);
        if (filter instanceof GreaterThanOrEqual greater) return most(range, greater.value(), order -> order >= 0);
        if (filter instanceof LessThan less) return least(range, less.value(), order -> order < 0);
        if (filter instanceof LessThanOrEqual less) return least(range, less.value(), order -> order <= 0);
        return true;
    }

    private static boolean most(ValueRange range, Object value, IntPredicate order) {
        if (range.least().isEmpty()) return false;
        return ValueRange.ofFilter(value)
                .flatMap(range::mostTo)
                .map(order::test)
                .orElse(true);
    }

    private static boolean least(ValueRange range, Object value, IntPredicate order) {
        if (range.least().isEmpty()) return false;
        return ValueRange.ofFilter(value)
                .flatMap(range::leastTo)
                .map(order::test)
                .orElse(true);
    }
}
