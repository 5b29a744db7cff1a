package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.judge.SkewFacts;
import java.time.Duration;

/**
 * The longest task that a small join could have, from the size of its sides and the keys of the smaller one.
 *
 * <p>Example: sides of 15 MiB together are at most 1.3 million rows; if all of them had one key, and the smaller side had
 * that key once, one task would take 0.5 s. Looking for such a key takes about as long, most of it to start jobs.
 *
 * <p>Pure.
 *
 * @param size both sides together, as files hold them
 * @param longest the task
 */
public record WorstCase(ByteSize size, Duration longest) {
    /** From here on both sides are measured at once. */
    public static final ByteSize SMALL = ByteSize.mebibytes(16);

    /** What looking takes: four jobs, and the driver's work for them, where nothing else runs. */
    private static final Duration LOOKING = Duration.ofMillis(500);

    /** A narrow row in a compressed file: two or three numbers, or a short text. */
    private static final double FILE_BYTES = 12;

    /** The same row in Spark's binary row format. */
    private static final double ROW_BYTES = 56;

    /** {@return the worst case of a join whose smaller side has such keys, by the rows that they have for certain} */
    public static WorstCase of(ByteSize size, SkewFacts smaller) {
        double rows = size.bytes() / FILE_BYTES;
        double most = smaller.heavyHitters().stream()
                .mapToLong(HeavyHitter::lower)
                .max()
                .orElse(0);
        double mean = smaller.rows() / Math.max(1, smaller.distinctKeys().orElse(1));
        double partners = Math.max(most, mean);
        double nanos = rows * (Rates.JOIN + Rates.JOIN_BYTE * ROW_BYTES)
                + rows * partners * (Rates.PAIR + Rates.PAIR_BYTE * 2 * ROW_BYTES);
        return new WorstCase(size, Duration.ofNanos((long) Math.min(Long.MAX_VALUE, nanos)));
    }

    /** {@return true where even that task takes less than looking for it} */
    public boolean isBelowLooking() {
        return longest.compareTo(LOOKING) < 0;
    }
}
