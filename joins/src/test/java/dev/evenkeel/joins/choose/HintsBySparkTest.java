package dev.evenkeel.joins.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HintsBySparkTest {
    @Test
    void withoutAHintNoneIsFollowed() {
        HintsBySpark hints = hints(JoinType.INNER, Map.of());
        assertThat(hints.followed()).isEmpty();
        assertThat(hints.ignored()).isEmpty();
    }

    @Test
    void aBroadcastHintWinsOverAnother() {
        HintsBySpark hints = hints(JoinType.INNER, Map.of(Side.LEFT, "broadcast", Side.RIGHT, "merge"));
        assertThat(hints.build()).hasValue(Side.LEFT);
    }

    @Test
    void aBroadcastHintThatCannotBeFollowedLeavesTheNextToWin() {
        HintsBySpark hints = hints(JoinType.LEFT_OUTER, Map.of(Side.LEFT, "broadcast", Side.RIGHT, "shuffle_hash"));
        assertThat(hints.build()).isEmpty();
        assertThat(hints.followed().orElseThrow().sentence())
                .isEqualTo("Spark shuffles by the shuffle_hash hint on the right side");
        assertThat(hints.ignored()).extracting(reason -> reason.code()).containsExactly("hint-ignored");
    }

    @Test
    void aNestedLoopIsForInnerJoinsAlone() {
        assertThat(hints(JoinType.INNER, Map.of(Side.RIGHT, "shuffle_replicate_nl"))
                        .followed())
                .isPresent();
        HintsBySpark outer = hints(JoinType.FULL_OUTER, Map.of(Side.RIGHT, "shuffle_replicate_nl"));
        assertThat(outer.followed()).isEmpty();
        assertThat(outer.ignored().get(0).sentence())
                .isEqualTo("the shuffle_replicate_nl hint on the right side will be ignored: a full_outer join cannot"
                        + " be done so");
    }

    @Test
    void theLeftSideOfASemiJoinIsNotHashed() {
        assertThat(hints(JoinType.LEFT_SEMI, Map.of(Side.LEFT, "shuffle_hash")).followed())
                .isEmpty();
        assertThat(hints(JoinType.LEFT_SEMI, Map.of(Side.RIGHT, "shuffle_hash")).followed())
                .isPresent();
    }

    private static HintsBySpark hints(JoinType type, Map<Side, String> hints) {
        Map<Side, ByteSize> planned = Map.of(Side.LEFT, ByteSize.mebibytes(1), Side.RIGHT, ByteSize.mebibytes(2));
        return HintsBySpark.of(new BroadcastFacts(type, Map.of(), planned, hints, ClusterShape.ofSlots(2)));
    }
}
