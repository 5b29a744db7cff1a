package dev.evenkeel.benchmarks.way;

import dev.evenkeel.joins.JoinType;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Two tables and how they are to be joined.
 *
 * @param left the left side
 * @param right the right side
 * @param key the columns that both sides have and are equal
 * @param type which rows come out
 */
public record JoinCase(Dataset<Row> left, Dataset<Row> right, List<String> key, JoinType type) {
    /** Keeps a copy of the list. */
    public JoinCase {
        key = List.copyOf(key);
    }

    /** {@return Spark's own join, under the settings of the session that the tables were read in} */
    public Dataset<Row> plain() {
        return left.join(right, keys(), type.keyword());
    }

    String[] keys() {
        return key.toArray(new String[0]);
    }

    /** {@return the plain join of other sides, by other keys} */
    Dataset<Row> join(Dataset<Row> otherLeft, Dataset<Row> otherRight, List<String> by) {
        return otherLeft.join(otherRight, by.toArray(new String[0]), type.keyword());
    }
}
