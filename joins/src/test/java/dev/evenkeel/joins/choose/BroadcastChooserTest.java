package dev.evenkeel.joins.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.BroadcastChoice;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BroadcastChooserTest {
    private static final Optional<ByteSize> LIMIT = Optional.of(ByteSize.mebibytes(10));

    @Test
    void theSmallerOfTwoFittingSidesIsChosen() {
        Decision<BroadcastChoice> decision = choose(JoinType.INNER, 5, 6);
        assertThat(decision.chosen()).isEqualTo(new BroadcastChoice.Build(Side.LEFT, ByteSize.mebibytes(5)));
        assertThat(decision.reason().sentence())
                .isEqualTo("the left side is 5.0 MiB in memory, within the limit of 10.0 MiB");
        assertThat(decision.rejected())
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason().code()).isEqualTo("other-side-smaller"));
    }

    @Test
    void ofTwoEqualSidesItIsTheRight() {
        assertThat(choose(JoinType.INNER, 5, 5).chosen())
                .isEqualTo(new BroadcastChoice.Build(Side.RIGHT, ByteSize.mebibytes(5)));
    }

    @Test
    void theLimitItselfFits() {
        assertThat(choose(JoinType.INNER, 11, 10).chosen())
                .isEqualTo(new BroadcastChoice.Build(Side.RIGHT, ByteSize.mebibytes(10)));
    }

    @ParameterizedTest
    @EnumSource(JoinType.class)
    void onlyASideThatMayBeCopiedIsChosen(JoinType type) {
        choose(type, 1, 2)
                .chosen()
                .fold(
                        build -> assertThat(type.mayReplicate(build.side())).isTrue(),
                        neither -> assertThat(type).isEqualTo(JoinType.FULL_OUTER));
    }

    @Test
    void neitherSideFits() {
        Decision<BroadcastChoice> decision = choose(JoinType.INNER, 11, 12);
        assertThat(decision.chosen()).isEqualTo(new BroadcastChoice.Neither());
        assertThat(decision.rejected())
                .extracting(rejected -> rejected.reason().code())
                .containsExactly("build-side-too-large", "build-side-too-large");
        assertThat(decision.rejected().get(0).reason().sentence())
                .isEqualTo("the right side would be 12.0 MiB in memory, over the limit of 10.0 MiB");
    }

    @Test
    void anUnknownSizeIsNotBroadcast() {
        Decision<BroadcastChoice> decision =
                BroadcastChooser.choose(JoinType.LEFT_OUTER, Map.of(Side.RIGHT, new Estimate.Unknown()), LIMIT);
        assertThat(decision.chosen()).isEqualTo(new BroadcastChoice.Neither());
        assertThat(decision.rejected())
                .extracting(rejected ->
                        rejected.alternative() + " " + rejected.reason().code())
                .containsExactly("Broadcast[build=RIGHT] size-unknown", "Broadcast[build=LEFT] side-not-copied");
    }

    private static Decision<BroadcastChoice> choose(JoinType type, long leftMebibytes, long rightMebibytes) {
        return BroadcastChooser.choose(
                type,
                Map.of(
                        Side.LEFT, new Estimate.Exact(leftMebibytes << 20),
                        Side.RIGHT, new Estimate.Exact(rightMebibytes << 20)),
                LIMIT);
    }
}
