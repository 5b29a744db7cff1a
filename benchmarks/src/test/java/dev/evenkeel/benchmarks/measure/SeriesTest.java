package dev.evenkeel.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {
    private static Series of(Double... values) {
        return new Series(List.of(values));
    }

    @Test
    void ofFiveValuesTheOutermostAreNoPartOfTheSpread() {
        Series series = of(9.0, 1.1, 1.0, 1.3, 1.1);
        assertThat(series.median()).isEqualTo(1.1);
        assertThat(series.low()).isEqualTo(1.1);
        assertThat(series.high()).isEqualTo(1.3);
        assertThat(of(2.0, 1.0).median()).isEqualTo(1.0);
        assertThat(of(2.0, 1.0).high()).isEqualTo(2.0);
    }

    @Test
    void spreadsThatMeetAreATie() {
        assertThat(of(1.0, 1.5, 2.0).ties(of(2.0, 3.0, 4.0))).isTrue();
        assertThat(of(1.0, 1.5, 1.9).isBelow(of(2.0, 3.0, 4.0))).isTrue();
        assertThat(of(2.0, 3.0, 4.0).isBelow(of(1.0, 1.5, 1.9))).isFalse();
    }

    @Test
    void lessThanATenthIsATieHoweverNarrowTheSpread() {
        assertThat(of(1.0, 1.0, 1.0).ties(of(1.1, 1.1, 1.1))).isTrue();
        assertThat(of(1.0, 1.0, 1.0).ties(of(1.12, 1.12, 1.12))).isFalse();
    }

    @Test
    void noValuesAreRefused() {
        assertThatThrownBy(SeriesTest::of).hasMessage("a series needs a value");
    }
}
