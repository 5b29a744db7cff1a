package dev.evenkeel.joins.choose;

import static dev.evenkeel.joins.choose.Choices.name;
import static dev.evenkeel.joins.choose.Choices.reason;
import static dev.evenkeel.joins.choose.Facts.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.decide.Rejected;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinStrategy.Broadcast;
import dev.evenkeel.joins.JoinStrategy.Cells;
import dev.evenkeel.joins.JoinStrategy.DistinctKeys;
import dev.evenkeel.joins.JoinStrategy.Native;
import dev.evenkeel.joins.JoinStrategy.SelectiveSalt;
import dev.evenkeel.joins.JoinStrategy.SplitHeavy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.Side;
import dev.evenkeel.skew.salt.SaltFactor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JoinChooserTest {
    @ParameterizedTest
    @EnumSource(JoinType.class)
    void withoutSkewItIsSparksOwnPlan(JoinType type) {
        Decision<JoinStrategy> decision = JoinChooser.choose(Facts.even(type, 64), LIMITS);
        assertThat(decision.chosen()).isEqualTo(new Native());
        assertThat(decision.reason().code()).isEqualTo("nothing-better");
        assertThat(decision.rejected())
                .extracting(rejected -> name(rejected.alternative()))
                .containsExactly("Broadcast RIGHT", "Broadcast LEFT", "SelectiveSalt LEFT", "SelectiveSalt RIGHT");
    }

    @ParameterizedTest
    @EnumSource(
            value = JoinType.class,
            names = {"INNER", "CROSS", "LEFT_OUTER", "LEFT_SEMI", "LEFT_ANTI"})
    void rowsOfAHotKeyAreNotShuffledWhereBothSidesMayBeReadTwice(JoinType type) {
        JoinFacts facts = Facts.join(type, 64, Facts.side(1e7, 1e6), Facts.side(1e6, 1e6), Facts.key(7e6, 1));
        Decision<JoinStrategy> decision = JoinChooser.choose(facts, LIMITS);
        assertThat(decision.chosen()).isInstanceOfSatisfying(SplitHeavy.class, split -> {
            assertThat(split.skewed()).isEqualTo(Side.LEFT);
            assertThat(split.keys()).containsExactly(0);
        });
        assertThat(decision.reason().code()).isEqualTo("faster");
    }

    @ParameterizedTest
    @EnumSource(
            value = JoinType.class,
            names = {"INNER", "CROSS", "LEFT_OUTER", "LEFT_SEMI", "LEFT_ANTI"})
    void aHotKeyIsScatteredWhereEachSideIsReadOnce(JoinType type) {
        Decision<JoinStrategy> decision = JoinChooser.choose(Facts.readOnce(Facts.hot(type, 64)), LIMITS);
        assertThat(decision.chosen()).isInstanceOfSatisfying(SelectiveSalt.class, salt -> {
            assertThat(salt.scattered()).isEqualTo(Side.LEFT);
            assertThat(salt.layout().hotKeys()).isEqualTo(1);
            assertThat(salt.layout().nullKeys()).isEqualTo(SaltFactor.NONE);
        });
        assertThat(reason(decision, "SplitHeavy LEFT").code()).isEqualTo("same-columns");
    }

    @Test
    void whatIsWonShrinksWhereOneInputPartitionTakesLongWhateverIsDone() {
        Decision<JoinStrategy> even = JoinChooser.choose(Facts.hotInOneFile(JoinType.INNER, 64, 5e4), LIMITS);
        assertThat(even.chosen())
                .isEqualTo(JoinChooser.choose(Facts.hot(JoinType.INNER, 64), LIMITS)
                        .chosen());
        Decision<JoinStrategy> uneven = JoinChooser.choose(Facts.hotInOneFile(JoinType.INNER, 64, 9e6), LIMITS);
        assertThat(uneven.chosen()).isEqualTo(new Native());
        assertThat(uneven.reason().code()).isEqualTo("nothing-better");
    }

    @Test
    void aHotKeyOnTheRightIsScatteredThere() {
        for (JoinType type : List.of(JoinType.INNER, JoinType.RIGHT_OUTER)) {
            assertThat(JoinChooser.choose(Facts.readOnce(Facts.hotRight(type, 64)), LIMITS)
                            .chosen())
                    .isInstanceOfSatisfying(
                            SelectiveSalt.class,
                            salt -> assertThat(salt.scattered()).isEqualTo(Side.RIGHT));
        }
    }

    @Test
    void aHotKeyOfTheNullProducingSideIsScatteredWhereItsPartnersCanBeAskedFor() {
        for (JoinType type : List.of(JoinType.RIGHT_OUTER, JoinType.FULL_OUTER)) {
            JoinFacts facts = Facts.hot(type, 64);
            assertThat(name(JoinChooser.choose(facts, LIMITS).chosen())).isEqualTo("SelectiveSalt LEFT");
            assertThat(reason(JoinChooser.choose(Facts.readOnce(facts), LIMITS), "SelectiveSalt LEFT")
                            .code())
                    .isEqualTo("same-columns");
            assertThat(reason(JoinChooser.choose(Facts.withResidual(facts), LIMITS), "SelectiveSalt LEFT")
                            .code())
                    .isEqualTo("residual-condition");
        }
    }

    @Test
    void aHotKeyOfTheRightSideOfASemiJoinIsThereOnce() {
        for (JoinType type : List.of(JoinType.LEFT_SEMI, JoinType.LEFT_ANTI)) {
            JoinFacts facts = Facts.hotRight(type, 64);
            assertThat(JoinChooser.choose(facts, LIMITS).chosen()).isEqualTo(new DistinctKeys());
            assertThat(reason(JoinChooser.choose(Facts.withResidual(facts), LIMITS), "DistinctKeys")
                            .code())
                    .isEqualTo("residual-condition");
        }
    }

    @ParameterizedTest
    @EnumSource(JoinType.class)
    void onTwoSlotsAHotKeyIsLeftToSpark(JoinType type) {
        assertThat(JoinChooser.choose(Facts.hot(type, 2), LIMITS).chosen()).isEqualTo(new Native());
    }

    @Test
    void keysThatAreHotOnBothSidesAreLaidOnGridsByTheirPairs() {
        JoinFacts facts =
                Facts.join(JoinType.INNER, 64, Facts.side(1e6, 5e5), Facts.side(1e6, 5e5), Facts.key(2e4, 2e4));
        // 4e8 pairs x 30 ns are 12 s in one task; 4e4 input rows alone would be 28 ms and not be hot.
        assertThat(JoinChooser.choose(facts, LIMITS).chosen()).isInstanceOfSatisfying(Cells.class, cells -> {
            KeyGrid grid = cells.layout().grids().get(0);
            assertThat(grid.leftParts()).isBetween(6, 16);
            assertThat(grid.rightParts()).isBetween(6, 16);
        });
    }

    /** Three a slot, but for those up to 200, for each of which every map task would write a file. */
    @Test
    void partitionsOfAGridAreNotLeftToBeMerged() {
        JoinFacts facts =
                Facts.join(JoinType.INNER, 64, Facts.side(1e6, 5e5), Facts.side(1e6, 5e5), Facts.key(2e4, 2e4));
        JoinFacts adaptive = Facts.with(facts, Facts.ADAPTIVE);
        assertThat(JoinChooser.choose(adaptive, LIMITS).chosen())
                .isInstanceOfSatisfying(
                        Cells.class,
                        cells -> assertThat(cells.layout().partitions()).hasValue(64));
    }

    @Test
    void whatAdaptiveExecutionSplitsByItselfIsLeftToIt() {
        SideFacts wide = Facts.width(Facts.side(1e8, 1e6), new Estimate.Exact(400));
        JoinFacts facts = Facts.join(JoinType.INNER, 16, wide, Facts.side(1e6, 1e6), Facts.key(3e7, 1));
        assertThat(name(JoinChooser.choose(facts, LIMITS).chosen())).isNotEqualTo("Native");
        JoinFacts adaptive = Facts.with(facts, Facts.ADAPTIVE);
        assertThat(SkewSplitting.judge(adaptive, Side.LEFT).code()).isEqualTo("adaptive-splits");
        assertThat(name(JoinChooser.choose(adaptive, LIMITS).chosen())).isEqualTo("Native");
    }

    @Test
    void rowsWithoutAKeyAreSpreadWhereTheyAreInTheResult() {
        SideFacts left = Facts.nulls(Facts.side(1e7, 1e6), 6e6);
        SideFacts right = Facts.side(1e6, 1e6);
        JoinFacts outer = Facts.join(JoinType.LEFT_OUTER, 64, left, right);
        assertThat(name(JoinChooser.choose(outer, LIMITS).chosen())).isEqualTo("SplitHeavy LEFT");
        assertThat(JoinChooser.choose(Facts.readOnce(outer), LIMITS).chosen())
                .isInstanceOfSatisfying(SelectiveSalt.class, salt -> {
                    assertThat(salt.layout().hotKeys()).isZero();
                    assertThat(salt).hasToString("SelectiveSalt[scattered=LEFT, nullKeys=3200, hashed=RIGHT]");
                });
        assertThat(JoinChooser.choose(Facts.join(JoinType.INNER, 64, left, right), LIMITS)
                        .chosen())
                .isEqualTo(new Native());
    }

    @Test
    void theSideThatWouldHaveItsHotRowsCopiedIsNotTheOneToKeep() {
        Decision<JoinStrategy> decision = JoinChooser.choose(Facts.hot(JoinType.INNER, 64), LIMITS);
        assertThat(decision.rejected())
                .filteredOn(rejected -> name(rejected.alternative()).equals("SelectiveSalt RIGHT"))
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.reason().sentence())
                        .isEqualTo("the key 7 (3,300,000 x 1 rows) would have its rows of the left side copied, each"
                                + " time for more than 30.0 % of the work"));
    }

    @Test
    void aSmallBuildSideIsBroadcast() {
        JoinFacts facts = Facts.join(JoinType.LEFT_OUTER, 64, Facts.side(1e7, 1e4), Facts.side(1e4, 1e4));
        Decision<JoinStrategy> decision = JoinChooser.choose(facts, LIMITS);
        assertThat(decision.chosen()).isEqualTo(new Broadcast(Side.RIGHT));
        assertThat(decision.rejected())
                .extracting(Rejected::alternative)
                .startsWith(new Broadcast(Side.LEFT))
                .contains(new Native());
    }

    @Test
    void whatSparkBroadcastsByItselfIsLeftAlone() {
        JoinLimits limits = new JoinLimits(
                Optional.of(ByteSize.mebibytes(10)), Optional.of(ByteSize.mebibytes(10)), new Ratio(0.2));
        SideFacts small = Facts.planned(Facts.side(1e6, 1e6), ByteSize.mebibytes(10));
        SideFacts smaller = Facts.planned(Facts.side(1e6, 1e6), ByteSize.mebibytes(9));
        SideFacts large = Facts.planned(
                Facts.side(1e7, 1e6), new ByteSize(ByteSize.mebibytes(10).bytes() + 1));
        HeavyKey hot = Facts.key(3e6, 1);

        Decision<JoinStrategy> right = JoinChooser.choose(Facts.join(JoinType.INNER, 64, large, small, hot), limits);
        assertThat(right.chosen()).isEqualTo(new Native());
        assertThat(right.reason())
                .isEqualTo(new Reason(
                        "spark-broadcasts",
                        "Spark broadcasts the right side by itself: it takes it for 10.0 MiB, within"
                                + " spark.sql.autoBroadcastJoinThreshold of 10.0 MiB"));
        assertThat(JoinChooser.choose(Facts.join(JoinType.INNER, 64, smaller, small), limits)
                        .reason()
                        .sentence())
                .startsWith("Spark broadcasts the left side by itself: it takes it for 9.0 MiB");
        // Spark cannot build the right side of a right outer join, so this one is ours to choose.
        assertThat(JoinChooser.choose(Facts.join(JoinType.RIGHT_OUTER, 64, large, small, hot), limits)
                        .reason()
                        .code())
                .isNotEqualTo("spark-broadcasts");
    }

    @Test
    void anUnknownWidthIsNoReasonToBroadcast() {
        SideFacts unseen = Facts.width(Facts.side(1e4, 1e4), new Estimate.Unknown());
        JoinFacts facts = Facts.join(JoinType.LEFT_OUTER, 64, Facts.side(1e7, 1e4), unseen);
        Decision<JoinStrategy> decision = JoinChooser.choose(facts, LIMITS);
        assertThat(decision.chosen()).isEqualTo(new Native());
        assertThat(reason(decision, new Broadcast(Side.RIGHT)).code()).isEqualTo("size-unknown");
    }

    @Test
    void aSideThatCannotFitIsRejectedByItsRowsAlone() {
        SideFacts unseen = Facts.width(Facts.side(1e6, 1e6), new Estimate.Unknown());
        Decision<JoinStrategy> decision =
                JoinChooser.choose(Facts.join(JoinType.LEFT_OUTER, 64, Facts.side(1e7, 1e4), unseen), LIMITS);
        assertThat(reason(decision, new Broadcast(Side.RIGHT)).sentence())
                .isEqualTo("the right side has 1,000,000 rows, which cannot fit the limit of 10.0 MiB");
    }

    @Test
    void withoutABroadcastLimitNothingIsBroadcast() {
        JoinLimits off = new JoinLimits(Optional.empty(), Optional.empty(), new Ratio(0.2));
        JoinFacts facts = Facts.join(JoinType.INNER, 64, Facts.side(1e7, 1e4), Facts.side(10, 10));
        Decision<JoinStrategy> decision = JoinChooser.choose(facts, off);
        assertThat(decision.chosen()).isEqualTo(new Native());
        assertThat(reason(decision, new Broadcast(Side.RIGHT)).code()).isEqualTo("broadcast-off");
    }

    @ParameterizedTest
    @EnumSource(JoinType.class)
    void emptySidesAreNoSkew(JoinType type) {
        SideFacts none = Facts.width(Facts.side(0, 0), new Estimate.Exact(0));
        Decision<JoinStrategy> decision = JoinChooser.choose(Facts.join(type, 64, none, none), LIMITS);
        assertThat(name(decision.chosen())).isIn("Native", "Broadcast RIGHT", "Broadcast LEFT");
        assertThat(decision.rejected())
                .extracting(rejected -> rejected.reason().code())
                .doesNotContain("size-unknown", "build-side-too-large");
    }
}
