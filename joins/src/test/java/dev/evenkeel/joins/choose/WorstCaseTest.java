package dev.evenkeel.joins.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.HeavyHitter;
import dev.evenkeel.skew.KeyLoad;
import dev.evenkeel.skew.judge.SkewFacts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorstCaseTest {
    @Test
    void aSmallJoinWithAPrimaryKeyIsNotWorthALook() {
        WorstCase worst = WorstCase.of(ByteSize.mebibytes(15), keys(100_000, 100_000, 1));
        // 15 MiB / 12 B are 1.31 million rows: x (250 + 0.8 x 56 + 10 + 0.4 x 112) ns = 0.46 s
        assertThat(worst.longest()).isBetween(Duration.ofMillis(450), Duration.ofMillis(470));
        assertThat(worst.isBelowLooking()).isTrue();
    }

    @Test
    void aKeyThatIsFrequentOnTheSmallerSideIsAReasonToLook() {
        assertThat(WorstCase.of(ByteSize.mebibytes(4), keys(100_000, 100_000, 1))
                        .isBelowLooking())
                .isTrue();
        assertThat(WorstCase.of(ByteSize.mebibytes(4), keys(100_000, 50_000, 1_000))
                        .isBelowLooking())
                .isFalse();
    }

    @Test
    void manyRowsOfEveryKeyAreAReasonToo() {
        assertThat(WorstCase.of(ByteSize.mebibytes(4), keys(100_000, 100, 900)).isBelowLooking())
                .isFalse();
    }

    private static SkewFacts keys(long rows, double distinct, long ofTheMostFrequent) {
        HeavyHitter most = new HeavyHitter(
                List.of(7L), ofTheMostFrequent, ofTheMostFrequent, ofTheMostFrequent, new Ratio(0), 1, 1);
        KeyLoad load = new KeyLoad(rows, 0, List.of(most), 0, 0);
        return new SkewFacts(List.of("k"), List.of("bigint"), new Estimate.Exact(distinct), load, Optional.empty());
    }
}
