package dev.evenkeel.core.partition;

import java.util.List;

/**
 * One value of the partition columns, and its rows.
 *
 * @param texts of each column, as Spark prints it
 * @param rows that have the value
 * @param hash by which the value is told from others when rows are placed
 */
public record ValueSize(List<String> texts, long rows, long hash) {
    /** Keeps a copy of the list. */
    public ValueSize {
        texts = List.copyOf(texts);
    }
}
