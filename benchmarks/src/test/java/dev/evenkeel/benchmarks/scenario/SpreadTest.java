package dev.evenkeel.benchmarks.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theLargestIsHeldAgainstTheMeanAndTheMedianAndTheMeanAgainstTheSmallest() {
        Spread spread = new Spread(List.of(10.0, 50.0, 10.0, 10.0)); // a mean of 20
        assertThat(spread.largestOverMean()).isEqualTo(2.5);
        assertThat(spread.largestOverMedian()).isEqualTo(5);
        assertThat(spread.meanOverSmallest()).isEqualTo(2);
        assertThat(spread.total()).isEqualTo(80);
    }

    @Test
    void nothingIsEven() {
        for (Spread even : List.of(new Spread(List.of()), new Spread(List.of(0.0, 0.0)))) {
            assertThat(even.largestOverMean()).isEqualTo(1);
            assertThat(even.largestOverMedian()).isEqualTo(1);
            assertThat(even.meanOverSmallest()).isEqualTo(1);
        }
    }
}
