package dev.evenkeel.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateTest {
    /** 2 % of long runs, 5 s of those from 50 s to 250 s, a tenth of shorter ones, and never less than 250 ms. */
    @ParameterizedTest
    @CsvSource({
        "3600000, 72000",
        "250000, 5000",
        "100000, 5000",
        "50000, 5000",
        "20000, 2000",
        "4000, 400",
        "2000, 250",
        "0, 250"
    })
    void theUsualGateAsksForLessOfShortRuns(long wallMillis, long gateMillis) {
        assertThat(Gate.usual().in(Duration.ofMillis(wallMillis))).hasMillis(gateMillis);
    }

    @ParameterizedTest
    @CsvSource({"3600000, 36000", "100000, 1000", "500, 1000"})
    void aGateOfTheUsersOwnHoldsInShortRunsToo(long wallMillis, long gateMillis) {
        Gate strict = Gate.strict(Duration.ofSeconds(1), new Ratio(0.01));
        assertThat(strict.in(Duration.ofMillis(wallMillis))).hasMillis(gateMillis);
    }

    @Test
    void aLongerRunNeverHasALowerGate() {
        Duration before = Duration.ZERO;
        for (long millis = 0; millis < 1_000_000; millis += 777) {
            Duration gate = Gate.usual().in(Duration.ofMillis(millis));
            assertThat(gate).isGreaterThanOrEqualTo(before);
            before = gate;
        }
    }
}
