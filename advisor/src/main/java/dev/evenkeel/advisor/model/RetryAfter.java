package dev.evenkeel.advisor.model;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * The wait that a service asks for in its header {@code Retry-After}, in seconds or until a date.
 *
 * <p>Example: {@code "7"} is seven seconds; {@code "Wed, 21 Oct 2026 07:28:00 GMT"}, read at 07:27:30, is thirty. What
 * is neither asks for nothing, and a date in the past for no wait.
 */
public final class RetryAfter {
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** {@return the wait that a header's text asks for at that moment} */
    public static Optional<Duration> of(String header, Instant now) {
        String text = header.strip();
        if (text.matches("\\d{1," + MOST_DIGITS + "}")) return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        try {
            Instant then = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Duration wait = Duration.between(now, then);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
