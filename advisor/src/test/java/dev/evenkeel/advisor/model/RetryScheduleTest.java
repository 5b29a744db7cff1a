package dev.evenkeel.advisor.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.evenkeel.advisor.model.ModelException.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryScheduleTest {
    private final ModelException busy = new ModelException(Kind.BUSY, "busy");
    private static final Duration LONG = Duration.ofHours(1);
    private static final RetrySchedule SIX = new RetrySchedule(6, Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** 1, 2, 4 and 8 seconds; the next would be 16, and no wait is longer than 10; the sixth failure is the last. */
    @ParameterizedTest
    @CsvSource({"1,1", "2,2", "3,4", "4,8", "5,10"})
    void eachWaitIsTwiceAsLongUpToTheLongest(int failed, long seconds) {
        assertThat(SIX.waitAfter(failed, busy, LONG, 1)).contains(Duration.ofSeconds(seconds));
        assertThat(SIX.waitAfter(failed, busy, LONG, 0.5)).contains(Duration.ofMillis(seconds * 500));
    }

    @Test
    void theLastAttemptIsTheLast() {
        assertThat(SIX.waitAfter(6, busy, LONG, 1)).isEmpty();
        assertThat(RetrySchedule.once().waitAfter(1, busy, LONG, 1)).isEmpty();
        assertThat(RetrySchedule.usual().waitAfter(3, busy, LONG, 1)).isPresent();
        assertThat(RetrySchedule.usual().waitAfter(4, busy, LONG, 1)).isEmpty();
    }

    @Test
    void aServiceThatSaysHowLongToWaitIsBelieved() {
        ModelException told = new ModelException(Kind.BUSY, "busy", Duration.ofSeconds(40));
        assertThat(SIX.waitAfter(1, told, LONG, 0.5)).contains(Duration.ofSeconds(40));
    }

    @Test
    void aWaitThatWouldNotEndInTimeIsNotBegun() {
        assertThat(SIX.waitAfter(2, busy, Duration.ofMillis(2001), 1)).contains(Duration.ofSeconds(2));
        assertThat(SIX.waitAfter(2, busy, Duration.ofSeconds(2), 1)).isEmpty();
    }

    /** Another try mends what may pass by itself, and nothing else. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void onlyWhatMayPassIsTriedAgain(Kind kind) {
        boolean mayPass = kind == Kind.BUSY || kind == Kind.UNREACHABLE;
        assertThat(SIX.waitAfter(1, new ModelException(kind, "failed"), LONG, 1).isPresent())
                .isEqualTo(mayPass);
    }

    @Test
    void manyDoublingsDoNotOverflow() {
        RetrySchedule patient = new RetrySchedule(Integer.MAX_VALUE, Duration.ofDays(1), Duration.ofDays(7));
        assertThat(patient.waitAfter(1_000_000, busy, Duration.ofDays(365), 1)).contains(Duration.ofDays(7));
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        Duration second = Duration.ofSeconds(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(0, second, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(1, second.negated(), second));
        assertThatIllegalArgumentException().isThrownBy(() -> new RetrySchedule(1, second, Duration.ofMillis(999)));
    }
}
