package dev.evenkeel.core.partition;

import java.util.List;

/**
 * What the tasks of a read are told from.
 *
 * @param format of the files
 * @param files that the filters on partition columns leave
 * @param footers how many of them had their footers read
 * @param settings by which Spark cuts them
 * @param memory what a task should take in memory, from rows and their width
 * @param pruning what the filters leave
 * @param buckets of a bucketed table; 0 where it is not
 */
public record ReadFacts(
        String format,
        List<FileSize> files,
        int footers,
        SplitSettings settings,
        PartitionFacts memory,
        PruningFacts pruning,
        int buckets) {
    /** Keeps a copy of the list. */
    public ReadFacts {
        files = List.copyOf(files);
    }

    /** {@return the bytes of all files} */
    long bytes() {
        return files.stream().mapToLong(FileSize::bytes).sum();
    }

    /** {@return the bytes of all files and what opening them costs} */
    long bytesWithOpening() {
        return bytes() + files.size() * settings.openCost();
    }
}
