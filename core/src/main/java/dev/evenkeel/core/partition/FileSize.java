package dev.evenkeel.core.partition;

import java.util.List;

/**
 * One file of a table.
 *
 * @param path of the file
 * @param bytes that it has
 * @param wholeBecause why it cannot be cut, such as {@code .gz}; empty where it can
 * @param rowGroups the middle of each Parquet row group, in bytes from the beginning of the file; the task that has the
 *     middle reads the group whole; empty where the footer was not read
 */
public record FileSize(String path, long bytes, String wholeBecause, List<Long> rowGroups) {
    /** Keeps a copy of the list. */
    public FileSize {
        rowGroups = List.copyOf(rowGroups);
    }

    /** {@return true where tasks can share the file} */
    public boolean isSplittable() {
        return wholeBecause.isEmpty();
    }
}
