package dev.evenkeel.advisor.facts;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param start its first instant
 * @param end its last, not before the first
 */
public record Span(Instant start, Instant end) {
    /** No time at all. */
    public static final Span NONE = new Span(Instant.EPOCH, Instant.EPOCH);

    /** Refuses an end before the start. */
    public Span {
        if (end.isBefore(start)) throw new IllegalArgumentException("ends before it starts: " + start + " " + end);
    }

    /** {@return how long it is} */
    public Duration length() {
        return Duration.between(start, end);
    }
}
