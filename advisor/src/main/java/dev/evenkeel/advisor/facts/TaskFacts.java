package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.RowCount;
import java.time.Duration;

/**
 * How long one task held its slot and how much it read.
 *
 * @param time from launch to finish
 * @param read bytes read from files, caches and shuffles
 * @param records rows read from files, caches and shuffles
 */
public record TaskFacts(Duration time, ByteSize read, RowCount records) {
    /** The task of a stage without tasks. */
    public static final TaskFacts NONE = new TaskFacts(Duration.ZERO, ByteSize.ZERO, new RowCount(0));
}
