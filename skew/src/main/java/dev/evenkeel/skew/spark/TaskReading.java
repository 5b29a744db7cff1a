package dev.evenkeel.skew.spark;

import java.io.Serial;
import java.io.Serializable;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a task that has succeeded read of an observed Dataset.
 *
 * @param action names the action that the task ran for
 * @param stage the stage that it was a task of
 * @param rows how many rows it read of each partition
 * @param keys what it counted in all of them; nothing where it read no row
 */
record TaskReading(
        String action,
        int stage,
        Map<Integer, Long> rows,
        @Nullable KeyStatistic keys) implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    /** Keeps a copy of the map. */
    TaskReading {
        rows = Map.copyOf(rows);
    }
}
