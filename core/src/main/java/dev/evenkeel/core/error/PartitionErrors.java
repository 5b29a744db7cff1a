package dev.evenkeel.core.error;

import java.util.List;

/** What can go wrong by the user's hand where partitions are sized. */
public final class PartitionErrors {
    private PartitionErrors() {}

    /** {@return the error for a sizing that no Dataset can be brought into} */
    public static EvenkeelException nothingToApply(String what, String instead) {
        return new EvenkeelException(
                "A sizing for " + what + " cannot be applied to a Dataset that was read already. " + instead);
    }

    /** {@return the error for a write without a column to partition by} */
    public static EvenkeelException noPartitionColumn() {
        return new EvenkeelException(
                "PartitionSizer.forWrite needs the columns that partitionBy will have, and got none."
                        + " Name at least one; for a write without partitionBy use PartitionSizer.forShuffle.");
    }

    /** {@return the error for a table partitioned by all its columns} */
    public static EvenkeelException onlyPartitionColumns(List<String> columns) {
        return new EvenkeelException("All columns of the Dataset (" + String.join(", ", columns)
                + ") are partition columns, so that files would have no column left. Leave one out.");
    }
}
