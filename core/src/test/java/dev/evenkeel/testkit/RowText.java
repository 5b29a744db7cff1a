package dev.evenkeel.testkit;

import java.math.BigDecimal;
import java.sql.Timestamp;
import java.util.HexFormat;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The text of a value such that two values of one Spark type have the same text exactly when they are the same.
 *
 * <p>Example: {@code {1, "a\"b", NaN, -0.0, x'0aff', null, [1, 2], map(1 -> 2)}}. The entries of a map are sorted.
 */
final class RowText {
    private RowText() {}

    static String of(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Row row) {
            StringJoiner fields = new StringJoiner(", ", "{", "}");
            for (int i = 0; i < row.size(); i++) {
                fields.add(of(row.get(i)));
            }
            return fields.toString();
        }
        if (value instanceof scala.collection.Map<?, ?> map) {
            TreeSet<String> entries = new TreeSet<>();
            for (var iterator = map.iterator(); iterator.hasNext(); ) {
                scala.Tuple2<?, ?> entry = iterator.next();
                entries.add(of(entry._1()) + " -> " + of(entry._2()));
            }
            return "map(" + String.join(", ", entries) + ")";
        }
        if (value instanceof scala.collection.Iterable<?> elements) {
            StringJoiner text = new StringJoiner(", ", "[", "]");
            for (var iterator = elements.iterator(); iterator.hasNext(); ) {
                text.add(of(iterator.next()));
            }
            return text.toString();
        }
        return scalar(value);
    }

    private static String scalar(Object value) {
        if (value instanceof byte[] bytes) {
            return "x'" + HexFormat.of().formatHex(bytes) + "'";
        }
        if (value instanceof String string) {
            return '"' + string.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        if (value instanceof BigDecimal decimal) {
            return decimal.toPlainString();
        }
        if (value instanceof Timestamp timestamp) {
            return timestamp.toInstant().toString();
        }
        return value.toString();
    }
}
