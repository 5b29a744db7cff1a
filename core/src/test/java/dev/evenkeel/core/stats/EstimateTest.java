package dev.evenkeel.core.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.MergeLaws;
import java.util.List;
import org.junit.jupiter.api.Test;

class EstimateTest {
    private static final Estimate EXACT = new Estimate.Exact(1_234_567);
    private static final Estimate BOUNDED = new Estimate.Bounded(3.1e6, 3.0e6, 3.2e6);
    private static final Estimate UNKNOWN = new Estimate.Unknown();

    @Test
    void everyCasePrintsHowSureItIs() {
        assertThat(EXACT).hasToString("1,234,567");
        assertThat(BOUNDED).hasToString("~3,100,000 (3,000,000 to 3,200,000)");
        assertThat(UNKNOWN).hasToString("unknown");
    }

    @Test
    void onlyTheUnknownTakesTheOtherValue() {
        assertThat(EXACT.orElse(7)).isEqualTo(1_234_567);
        assertThat(BOUNDED.orElse(7)).isEqualTo(3.1e6);
        assertThat(UNKNOWN.orElse(7)).isEqualTo(7);
        assertThat(List.of(EXACT.isKnown(), BOUNDED.isKnown(), UNKNOWN.isKnown()))
                .containsExactly(true, true, false);
    }

    @Test
    void boundsThatDoNotHoldTheValueAreRefused() {
        assertThatThrownBy(() -> new Estimate.Bounded(1, 2, 3)).hasMessageContaining("2.0 <= 1.0 <= 3.0");
        assertThatThrownBy(() -> new Estimate.Bounded(4, 2, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Estimate.Bounded(Double.NaN, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWidthOfNoRowsIsUnknownAndOtherwiseTheMean() {
        assertThat(RowWidth.NONE.mean()).isEqualTo(UNKNOWN);
        assertThat(new RowWidth(1_000, 48_000).mean()).isEqualTo(new Estimate.Exact(48));
        assertThatThrownBy(() -> new RowWidth(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void mergingWidthsKeepsTheLawsExactly() {
        MergeLaws.check(
                List.of(new RowWidth(3, 24), new RowWidth(1, 100), new RowWidth(7, 7)),
                RowWidth.NONE,
                RowWidth::merge,
                RowWidth::equals);
    }
}
