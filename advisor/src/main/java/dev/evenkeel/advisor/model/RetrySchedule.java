package dev.evenkeel.advisor.model;

import java.time.Duration;
import java.util.Optional;

/**
 * When a question that failed is asked again: how often, and after which waits.
 *
 * <p>Example: {@code new RetrySchedule(4, 1 s, 30 s)} asks at most four times and waits up to 1, 2 and 4 seconds
 * between. A service that says how long to wait is believed. Where the wait would not end before the deadline, the
 * failure is told at once. Pure: it does not sleep, and the share of a wait that is taken comes from outside.
 *
 * @param attempts how often a question is asked at most, the first time included
 * @param first the longest wait after the first failure; each further one is twice as long
 * @param longest no wait is longer, unless the service asks for it
 */
public record RetrySchedule(int attempts, Duration first, Duration longest) {
    private static final int MAX_DOUBLINGS = 20;

    /** Refuses what is no schedule. */
    public RetrySchedule {
        if (attempts < 1) throw new IllegalArgumentException("attempts must be at least 1: " + attempts);
        if (first.isNegative() || longest.compareTo(first) < 0)
            throw new IllegalArgumentException(
                    "waits must not be negative, nor the longest shorter than the first: " + first + ", " + longest);
    }

    /**
     * {@return four attempts, with waits from 1 to at most 30 seconds}
     *
     * <p>A busy service mends itself in seconds or not within minutes; a fourth failure is the second kind.
     */
    public static RetrySchedule usual() {
        return new RetrySchedule(4, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    /** {@return the schedule that asks once} */
    public static RetrySchedule once() {
        return new RetrySchedule(1, Duration.ZERO, Duration.ZERO);
    }

    /**
     * {@return how long to wait before asking again; none where that would not help, or not in time}
     *
     * @param failed how many attempts have failed
     * @param failure the last failure
     * @param left the time before the deadline
     * @param share of the wait that is taken, from a half to 1, by which many that fail together come back apart
     */
    public Optional<Duration> waitAfter(int failed, ModelException failure, Duration left, double share) {
        if (failed >= attempts || !mayPass(failure.kind())) return Optional.empty();
        Duration wait = failure.retryAfter().orElseGet(() -> backOff(failed, share));
        return wait.compareTo(left) < 0 ? Optional.of(wait) : Optional.empty();
    }

    private Duration backOff(int failed, double share) {
        Duration doubled = first.multipliedBy(1L << Math.min(failed - 1, MAX_DOUBLINGS));
        Duration wait = doubled.compareTo(longest) < 0 ? doubled : longest;
        return Duration.ofNanos((long) (wait.toNanos() * share));
    }

    private static boolean mayPass(ModelException.Kind kind) {
        return kind == ModelException.Kind.BUSY || kind == ModelException.Kind.UNREACHABLE;
    }
}
