package dev.evenkeel.skew.spark;

/** What was read of an observed Dataset, while it is being read. */
interface Reading {
    /** Takes in what a task read. */
    void add(TaskReading task);

    /** {@return rows counted so far; 0 where it is not sure that each was counted once} */
    long rows();
}
