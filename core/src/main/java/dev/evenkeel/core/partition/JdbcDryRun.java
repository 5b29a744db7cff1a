package dev.evenkeel.core.partition;

import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * How many rows each part of a table has, counted by its database before anything is read.
 *
 * @param predicates of the parts
 * @param rows of each part
 */
public record JdbcDryRun(List<String> predicates, List<Long> rows) {
    /** Keeps a copy of the lists. */
    public JdbcDryRun {
        predicates = List.copyOf(predicates);
        rows = List.copyOf(rows);
    }

    /** {@return rows of all parts} */
    public long total() {
        return rows.stream().mapToLong(Long::longValue).sum();
    }

    /** {@return rows of the largest part over the mean, at least 1} */
    public double largestToMean() {
        return largestToMean(rows);
    }

    static double largestToMean(List<Long> rows) {
        long total = rows.stream().mapToLong(Long::longValue).sum();
        long largest = rows.stream().mapToLong(Long::longValue).max().orElse(0);
        return total == 0 ? 1 : (double) largest * rows.size() / total;
    }

    /** {@return the rows of each part, line by line} */
    public String explain() {
        List<String> lines = new ArrayList<>();
        lines.add(TextLayout.count(total()) + " rows in " + rows.size() + (rows.size() == 1 ? " part" : " parts")
                + ", the largest " + TextLayout.factor(largestToMean()) + " the mean");
        lines.addAll(JdbcSizing.table(predicates.toArray(String[]::new), rows, "rows"));
        return String.join("\n", lines) + "\n";
    }
}
