package dev.evenkeel.advisor.sql;

import dev.evenkeel.core.unit.ByteSize;

/**
 * What Spark's planner expects of a statement, from sizes of files and statistics of the catalog alone.
 *
 * <p>Example: {@code reads 1.2 GiB of 2 tables, about 3.0 MiB in the result; 2 shuffles, 1 broadcast}. Rough: filters are
 * guessed, and joins multiply.
 *
 * @param read the estimated size of all that is read
 * @param result the estimated size of the result
 * @param scans how many tables are read, each as often as it is
 * @param shuffles how often rows are dealt out anew
 * @param broadcasts how many sides are copied to every executor
 */
public record SqlCost(ByteSize read, ByteSize result, int scans, int shuffles, int broadcasts) {
    @Override
    public String toString() {
        return "reads " + read + " of " + counted(scans, "table") + ", about " + result + " in the result; "
                + counted(shuffles, "shuffle") + ", " + counted(broadcasts, "broadcast");
    }

    private static String counted(int count, String word) {
        return count + " " + word + (count == 1 ? "" : "s");
    }
}
