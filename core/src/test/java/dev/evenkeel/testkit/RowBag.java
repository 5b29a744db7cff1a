package dev.evenkeel.testkit;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * The rows of a result, in no order, each with the number of times it occurs, and the result's schema.
 *
 * <p>Rows are kept as {@link RowText}: NaN equals NaN, and {@code -0.0} is not {@code 0.0}, because a join hands on the
 * values it was given.
 */
public record RowBag(StructType schema, Map<String, Integer> counts) {
    /** Keeps the counts sorted by row. */
    public RowBag {
        counts = new TreeMap<>(counts);
    }

    /** {@return the rows of the dataset, collected now} */
    public static RowBag of(Dataset<Row> rows) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Row row : rows.collectAsList()) {
            counts.merge(RowText.of(row), 1, Integer::sum);
        }
        return new RowBag(rows.schema(), counts);
    }

    /** {@return how many rows there are, repeated ones counted each time} */
    public int size() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** {@return the rows that are here more often than there} */
    Map<String, Integer> minus(RowBag other) {
        Map<String, Integer> surplus = new TreeMap<>();
        counts.forEach((row, count) -> {
            int more = count - other.counts.getOrDefault(row, 0);
            if (more > 0) {
                surplus.put(row, more);
            }
        });
        return surplus;
    }
}
