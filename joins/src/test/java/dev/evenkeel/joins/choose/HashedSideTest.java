package dev.evenkeel.joins.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HashedSideTest {
    private static final int PARTITIONS = 192;

    private static Optional<Side> hashed(JoinType type, SideFacts left, SideFacts right, HeavyKey... keys) {
        return HashedSide.of(Facts.join(type, 64, left, right, keys), PARTITIONS);
    }

    @ParameterizedTest
    @CsvSource({
        "INNER, RIGHT, LEFT",
        "LEFT_OUTER, RIGHT, LEFT",
        "RIGHT_OUTER, RIGHT, LEFT",
        "FULL_OUTER, RIGHT, LEFT",
        "LEFT_SEMI, RIGHT, RIGHT",
        "LEFT_ANTI, RIGHT, RIGHT"
    })
    void itIsTheSmallerSideThatSparkMayHash(JoinType type, Side whereLeftIsLarger, Side whereRightIsLarger) {
        SideFacts large = Facts.side(2e6, 1e6);
        SideFacts small = Facts.side(1e6, 1e6);
        assertThat(hashed(type, large, small)).contains(whereLeftIsLarger);
        assertThat(hashed(type, small, large)).contains(whereRightIsLarger);
    }

    @Test
    void aTaskThatWouldHoldTooMuchSorts() {
        SideFacts large = Facts.side(1e9, 1e8);
        assertThat(hashed(JoinType.INNER, large, Facts.side(1e7, 1e7))).contains(Side.RIGHT);
        assertThat(hashed(JoinType.INNER, large, Facts.side(1e8, 1e8))).isEmpty();
    }

    @Test
    void soDoesOneWithAllRowsOfAKeyThatIsHeavyThere() {
        SideFacts large = Facts.side(1e9, 1e8);
        assertThat(hashed(JoinType.INNER, large, Facts.side(1e7, 1e7), Facts.key(1, 1e6)))
                .isEmpty();
    }

    /** A key may stand in nothing but what was not read, and have as many rows as two pieces that were have between them. */
    @Test
    void whatWasNotReadMayHoldAKeyOfItsOwn() {
        SideFacts large = Facts.side(1e9, 1e8);
        SideFacts read = Facts.side(1e7, 1e7);
        assertThat(Facts.read(read, 32).mostUnseenOfAKey()).isEqualTo(312_500);
        assertThat(hashed(JoinType.INNER, large, Facts.read(read, 200))).contains(Side.RIGHT);
        assertThat(hashed(JoinType.INNER, large, Facts.read(read, 32))).isEmpty();
        SideFacts uneven = Facts.largest(Facts.read(read, 199), 1e6);
        assertThat(uneven.mostUnseenOfAKey()).isEqualTo(1e6);
        assertThat(hashed(JoinType.INNER, large, uneven)).isEmpty();
    }

    @Test
    void aSideOfUnknownWidthIsNotHashed() {
        SideFacts unknown = Facts.width(Facts.side(1e6, 1e6), new Estimate.Unknown());
        assertThat(hashed(JoinType.LEFT_SEMI, Facts.side(1e7, 1e6), unknown)).isEmpty();
    }
}
