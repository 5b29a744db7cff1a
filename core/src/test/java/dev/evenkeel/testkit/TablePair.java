package dev.evenkeel.testkit;

import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Two tables to be joined and the key columns, which have the same names and types on both sides.
 *
 * @param text what the tables are like, for the name of a test
 */
public record TablePair(Dataset<Row> left, Dataset<Row> right, List<String> keys, String text) {
    /** Copies the keys. */
    public TablePair {
        keys = List.copyOf(keys);
    }

    /** {@return the keys as {@code Dataset.join} takes them} */
    public String[] using() {
        return keys.toArray(String[]::new);
    }

    /** {@return left key = right key, for every key} */
    public Column equalKeys() {
        return keys.stream()
                .map(key -> left.col(key).equalTo(right.col(key)))
                .reduce(Column::and)
                .orElseThrow();
    }

    /** {@return left key &lt;=&gt; right key, for every key} */
    public Column nullSafeEqualKeys() {
        return keys.stream()
                .map(key -> left.col(key).eqNullSafe(right.col(key)))
                .reduce(Column::and)
                .orElseThrow();
    }

    @Override
    public String toString() {
        return text;
    }
}
