package dev.evenkeel.advisor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-10-21T07:27:30Z");

    @Test
    void secondsAndDatesAreRead() {
        assertThat(RetryAfter.of("7", NOW)).contains(Duration.ofSeconds(7));
        assertThat(RetryAfter.of(" 0 ", NOW)).contains(Duration.ZERO);
        assertThat(RetryAfter.of("Wed, 21 Oct 2026 07:28:00 GMT", NOW)).contains(Duration.ofSeconds(30));
        assertThat(RetryAfter.of("Wed, 21 Oct 2026 07:20:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5", "soon", "99999999999999999999", "Wed, 21 Oct 2026", "２"})
    void whatIsNeitherAsksForNothing(String header) {
        assertThat(RetryAfter.of(header, NOW)).isEmpty();
    }
}
