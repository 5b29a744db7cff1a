package dev.evenkeel.core.spark;

import java.util.List;
import org.apache.spark.sql.Dataset;

/**
 * A shuffle into a number of partitions, by a key where one is named.
 *
 * @param partitions how many
 * @param key columns by whose values rows are placed; none spreads them evenly
 */
public record ShufflePlacement(int partitions, List<String> key) {
    /** Keeps a copy of the list. */
    public ShufflePlacement {
        key = List.copyOf(key);
    }

    /** {@return the Dataset in these partitions; no job now} */
    public <T> Dataset<T> place(Dataset<T> data) {
        if (key.isEmpty()) return data.repartition(partitions);
        Settings settings = Settings.of(data.sparkSession());
        return data.repartition(partitions, NamedColumns.of(data, settings, key).columns());
    }
}
