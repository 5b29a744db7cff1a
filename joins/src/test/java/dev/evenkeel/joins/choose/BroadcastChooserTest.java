package dev.evenkeel.joins.choose;

import static dev.evenkeel.joins.choose.Broadcasts.LIMITS;
import static dev.evenkeel.joins.choose.Broadcasts.facts;
import static dev.evenkeel.joins.choose.Broadcasts.longs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.BroadcastChoice;
import dev.evenkeel.joins.BroadcastVerdict;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import dev.evenkeel.testkit.Seeds;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BroadcastChooserTest {
    @Test
    void theSideThatIsFasterToBroadcastIsChosen() {
        Decision<BroadcastChoice> decision = choose(JoinType.INNER, longs(1000), longs(1e6));
        assertThat(side(decision)).isEqualTo("LEFT");
        assertThat(decision.reason().code()).isEqualTo("broadcast-pays");
        assertThat(decision.rejected())
                .singleElement()
                .satisfies(rejected ->
                        assertThat(rejected.reason().code()).isIn("other-side-faster", "shuffle-is-faster"));
    }

    @Test
    void ofTwoEqualSidesItIsTheRight() {
        assertThat(side(choose(JoinType.INNER, longs(1000), longs(1000)))).isEqualTo("RIGHT");
    }

    @ParameterizedTest
    @EnumSource(JoinType.class)
    void onlyASideThatSparkMayBuildIsChosen(JoinType type) {
        choose(type, longs(1000), longs(2000))
                .chosen()
                .fold(
                        build -> assertThat(type.mayReplicate(build.side())).isTrue(),
                        neither -> assertThat(type).isEqualTo(JoinType.FULL_OUTER));
    }

    @Test
    void whatIsNotSafeIsNotChosenHoweverMuchItGains() {
        // 2 million rows of 240 bytes need 512 MiB + 256 MiB while they grow; the driver has 724 MiB.
        RelationFacts large = new RelationFacts(Broadcasts.shape(2e6, 240), RelationPages.TYPICAL, 0.1);
        Decision<BroadcastChoice> decision = choose(JoinType.LEFT_OUTER, longs(1e8), large);
        assertThat(side(decision)).isEqualTo("neither");
        assertThat(decision.rejected().get(0).reason().code()).isEqualTo("broadcast-driver-memory");
    }

    @Test
    void theCallersLimitIsHeldAgainstTheSizeInMemory() {
        BroadcastLimits tight = Broadcasts.limits(Optional.of(ByteSize.mebibytes(63)));
        BroadcastLimits wide = Broadcasts.limits(Optional.of(ByteSize.mebibytes(64)));
        // 1 million rows of 24 bytes and as many sparse keys are 64 MiB.
        BroadcastFacts facts = facts(JoinType.LEFT_OUTER, longs(1e8), longs(1e6));
        assertThat(side(BroadcastChooser.choose(facts, tight))).isEqualTo("neither");
        assertThat(BroadcastChooser.choose(facts, tight)
                        .rejected()
                        .get(0)
                        .reason()
                        .sentence())
                .isEqualTo("the right side would be 64.0 MiB in memory, over the limit of 63.0 MiB");
        assertThat(side(BroadcastChooser.choose(facts, wide))).isEqualTo("RIGHT");
    }

    @Test
    void nothingIsChosenWhereBroadcastsAreOff() {
        BroadcastLimits none = Broadcasts.limits(Optional.of(ByteSize.ZERO));
        Decision<BroadcastChoice> decision = BroadcastChooser.choose(facts(JoinType.INNER, longs(10), longs(10)), none);
        assertThat(side(decision)).isEqualTo("neither");
        assertThat(decision.rejected())
                .allMatch(rejected -> rejected.reason().code().equals("broadcast-off"));
    }

    @Test
    void anUnknownSizeIsNotBroadcast() {
        BroadcastFacts unknown =
                new BroadcastFacts(JoinType.LEFT_OUTER, Map.of(), Map.of(), Map.of(), Broadcasts.CLUSTER);
        Decision<BroadcastChoice> decision = BroadcastChooser.choose(unknown, LIMITS);
        assertThat(side(decision)).isEqualTo("neither");
        assertThat(decision.rejected())
                .extracting(rejected ->
                        rejected.alternative() + " " + rejected.reason().code())
                .containsExactly("Broadcast[build=RIGHT] size-unknown", "Broadcast[build=LEFT] side-not-copied");
    }

    @Seeds(300)
    void aChosenSideIsSafeAndPredictedToBeFasterThanAShuffle(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RelationFacts left = longs(Math.pow(10, random.nextDouble(8)));
        RelationFacts right = longs(Math.pow(10, random.nextDouble(8)));
        BroadcastFacts facts = facts(JoinType.INNER, left, right);
        BroadcastCost cost = new BroadcastCost(facts);
        BroadcastChooser.choose(facts, LIMITS)
                .chosen()
                .fold(
                        build -> {
                            assertThat(BroadcastJudge.judge(facts, LIMITS, build.side())
                                            .verdict())
                                    .isEqualTo(BroadcastVerdict.SAFE);
                            assertThat(cost.broadcast(build.side()).makespan())
                                    .isLessThan(cost.shuffle().makespan());
                            return true;
                        },
                        neither -> {
                            for (Side side : Side.values()) {
                                boolean safe = BroadcastJudge.judge(facts, LIMITS, side)
                                                .verdict()
                                        == BroadcastVerdict.SAFE;
                                boolean faster = cost.broadcast(side)
                                                .makespan()
                                                .compareTo(cost.shuffle().makespan())
                                        < 0;
                                assertThat(safe && faster).isFalse();
                            }
                            return true;
                        });
    }

    @Seeds(300)
    void growingTheBuildSideNeverStartsABroadcast(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        RelationFacts probe = longs(Math.pow(10, 5 + random.nextDouble(3)));
        double rows = Math.pow(10, 2 + random.nextDouble(5));
        boolean before = side(choose(JoinType.LEFT_OUTER, probe, longs(rows))).equals("RIGHT");
        boolean after = side(choose(JoinType.LEFT_OUTER, probe, longs(rows * (1 + random.nextDouble(9)))))
                .equals("RIGHT");
        assertThat(after && !before).isFalse();
    }

    private static Decision<BroadcastChoice> choose(JoinType type, RelationFacts left, RelationFacts right) {
        return BroadcastChooser.choose(facts(type, left, right), LIMITS);
    }

    private static String side(Decision<BroadcastChoice> decision) {
        return decision.chosen().fold(build -> build.side().name(), neither -> "neither");
    }
}
