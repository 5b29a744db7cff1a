package dev.evenkeel.skew;

import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How much of a table was read for a report.
 *
 * <p>Example: {@code new Coverage(200, 20, 1_000, 1)} prints {@code 20 of 200 input partitions and the first 1,000 rows
 * of the others}.
 *
 * @param partitions input partitions that there are
 * @param whole partitions that were read to their end
 * @param head rows that were read of every other partition at the most; 0 where the others were not opened
 * @param oneInRows n where about one row in n was counted; 1 where every row was
 */
public record Coverage(int partitions, int whole, long head, int oneInRows) {
    /** {@return true where every row was counted} */
    public boolean isComplete() {
        return whole == partitions && oneInRows == 1;
    }

    /** {@return what a reader must know of numbers that come from a part of the rows; empty where none is missing} */
    List<String> caveats() {
        List<String> caveats = new ArrayList<>();
        if (whole < partitions) {
            caveats.add("counts are scaled up to all partitions; bounds allow for every row that was not read, "
                    + "if the partitions not read are as large as the others on average");
        }
        if (oneInRows > 1) {
            caveats.add(String.format(
                    Locale.ROOT,
                    "about one row in %,d was counted; bounds hold but for one key in a million",
                    oneInRows));
        }
        return caveats;
    }

    @Override
    public String toString() {
        boolean isPart = whole < partitions;
        return TextLayout.count(whole)
                + (isPart ? " of " + TextLayout.count(partitions) : "")
                + (partitions == 1 ? " input partition" : " input partitions")
                + (isPart && head > 0 ? " and the first " + TextLayout.count(head) + " rows of the others" : "");
    }
}
