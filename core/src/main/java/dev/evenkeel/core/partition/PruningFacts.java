package dev.evenkeel.core.partition;

import dev.evenkeel.core.unit.Ratio;
import java.util.List;

/**
 * What the filters of a Dataset leave of the files below them.
 *
 * @param filters in words, those on partition columns first; empty where there is none
 * @param directories partitions of the table, and how many of them are left
 * @param files of the table, and how many of them are left
 * @param rowGroups of the files whose footers were read, and how many may hold a row
 * @param rows of those files, and of the row groups that are left
 * @param columns how well each column with minima and maxima prunes, the best first
 */
public record PruningFacts(
        List<String> filters, Left directories, Left files, Left rowGroups, Left rows, List<ColumnPruning> columns) {
    /** Keeps a copy of the lists. */
    public PruningFacts {
        filters = List.copyOf(filters);
        columns = List.copyOf(columns);
    }

    /** How many of how many. */
    public record Left(long of, long left) {}

    /**
     * How well a filter on one value of a column would prune.
     *
     * @param column its name
     * @param share of the row groups that could hold a value, on average
     * @param use whether the Dataset filters by it
     */
    public record ColumnPruning(String column, Ratio share, Use use) {}

    /** Whether a column is filtered by. */
    public enum Use {
        /** A filter names it. */
        FILTERED,
        /** No filter names it. */
        UNUSED
    }
}
