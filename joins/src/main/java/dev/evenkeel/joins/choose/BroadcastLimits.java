package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that limits a broadcast.
 *
 * @param chosen the largest relation that the caller or {@code spark.evenkeel.join.broadcastLimit} allows
 * @param sparkThreshold what Spark's planner holds its own estimate against; none where automatic broadcasts are off
 * @param adaptiveThreshold what adaptive execution holds the bytes of a finished shuffle against; none where it is off
 * @param largestTable from which size on Spark refuses a relation
 * @param driverMemory what the driver's heap has beside Spark's own 300 MB
 * @param largestResult the most that tasks may send to the driver; none where that is not limited
 * @param executorMemory what an executor's heap has beside Spark's own 300 MB; none where it is the driver's
 * @param atOnce broadcasts that one query builds at the same time, this one among them
 * @param timeout how long a join waits for its broadcast; none where it waits for ever
 */
public record BroadcastLimits(
        Optional<ByteSize> chosen,
        Optional<ByteSize> sparkThreshold,
        Optional<ByteSize> adaptiveThreshold,
        ByteSize largestTable,
        ByteSize driverMemory,
        Optional<ByteSize> largestResult,
        Optional<ByteSize> executorMemory,
        int atOnce,
        Optional<Duration> timeout) {
    /** Refuses a query that builds nothing. */
    public BroadcastLimits {
        if (atOnce < 1) throw new IllegalArgumentException("atOnce must be at least 1: " + atOnce);
    }

    /** {@return true unless the caller's limit, or else Spark's threshold, allows no broadcast at all} */
    public boolean allowBroadcasts() {
        return chosen.map(limit -> limit.compareTo(ByteSize.ZERO) > 0).orElse(sparkThreshold.isPresent());
    }
}
