package dev.evenkeel.joins.choose;

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
import dev.evenkeel.testkit.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void partitionsOfAGridAreNotLeftToBeMerged() {
        JoinFacts facts =
                Facts.join(JoinType.INNER, 64, Facts.side(1e6, 5e5), Facts.side(1e6, 5e5), Facts.key(2e4, 2e4));
        JoinFacts adaptive = Facts.with(facts, Facts.ADAPTIVE);
        assertThat(JoinChooser.choose(adaptive, LIMITS).chosen())
                .isInstanceOfSatisfying(
                        Cells.class,
                        cells -> assertThat(cells.layout().partitions()).hasValue(192));
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
                    assertThat(salt).hasToString("SelectiveSalt[scattered=LEFT, nullKeys=3200]");
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

    @Seeds(400)
    void growingTheBuildSideBeyondItsLimitNeverStartsABroadcast(long seed) {
        JoinFacts facts = Facts.random(seed);
        for (Side side : Side.values()) {
            JoinStrategy broadcast = new Broadcast(side);
            boolean was = isCandidate(broadcast, JoinChooser.choose(facts, LIMITS));
            for (double factor : new double[] {1.5, 4, 100}) {
                boolean is = isCandidate(broadcast, JoinChooser.choose(grown(facts, side, factor), LIMITS));
                assertThat(is && !was).as("%s x %s of %s", side, factor, facts).isFalse();
                was = is;
            }
        }
    }

    @Seeds(400)
    void theChosenOneIsNotDearerThanAnyLegalRejectedOne(long seed) {
        JoinFacts facts = Facts.random(seed);
        JoinCost cost = new JoinCost(facts);
        Decision<JoinStrategy> decision = JoinChooser.choose(facts, LIMITS);
        Duration chosen = cost.of(decision.chosen()).makespan();
        for (Rejected<JoinStrategy> rejected : decision.rejected()) {
            Duration other = cost.of(rejected.alternative()).makespan();
            switch (rejected.reason().code()) {
                // Within 5 % the one with less work is taken.
                case "slower" -> assertThat(chosen.toNanos() * 0.95).isLessThanOrEqualTo(other.toNanos() * 1.000001);
                // Spark's own plan stays unless a fifth is gained.
                case "gain-too-small" ->
                    assertThat(chosen.toNanos() * 0.8).isLessThanOrEqualTo(other.toNanos() * 1.000001);
                default ->
                    assertThat(rejected.reason().code())
                            .isIn(
                                    "side-not-copied",
                                    "build-side-too-large",
                                    "size-unknown",
                                    "no-hot-key",
                                    "copies-too-dear",
                                    "broadcast-off",
                                    "residual-condition",
                                    "same-columns",
                                    "read-once");
            }
        }
    }

    @Seeds(400)
    void onlyLegalStrategiesAreChosenAndAllOthersListedInOrder(long seed) {
        JoinFacts facts = Facts.random(seed);
        Decision<JoinStrategy> decision = JoinChooser.choose(facts, LIMITS);
        assertThat(JoinLegality.allows(decision.chosen(), facts.type(), facts.residual()))
                .isTrue();
        List<String> order = List.of(
                "Broadcast RIGHT",
                "Broadcast LEFT",
                "SplitHeavy LEFT",
                "SplitHeavy RIGHT",
                "SelectiveSalt LEFT",
                "SelectiveSalt RIGHT",
                "Cells",
                "DistinctKeys",
                "Native");
        List<String> named = Stream.concat(
                        Stream.of(decision.chosen()),
                        decision.rejected().stream().map(Rejected::alternative))
                .map(JoinChooserTest::name)
                .toList();
        assertThat(named)
                .doesNotHaveDuplicates()
                .isSubsetOf(order)
                .contains("Native", "Broadcast RIGHT", "Broadcast LEFT", "SelectiveSalt LEFT", "SelectiveSalt RIGHT");
        // First what is illegal or over a limit, in the order of looking; then what is slower, in the same order.
        for (boolean compared : new boolean[] {false, true}) {
            assertThat(decision.rejected().stream()
                            .filter(rejected -> List.of("slower", "gain-too-small")
                                            .contains(rejected.reason().code())
                                    == compared)
                            .map(rejected -> order.indexOf(name(rejected.alternative()))))
                    .isSorted();
        }
    }

    @Seeds(400)
    void equalFactsGiveEqualDecisions(long seed) {
        assertThat(JoinChooser.choose(Facts.random(seed), LIMITS))
                .isEqualTo(JoinChooser.choose(Facts.random(seed), LIMITS));
    }

    @Seeds(400)
    void everyReasonHoldsItsValueAndItsLimit(long seed) {
        Decision<JoinStrategy> decision = JoinChooser.choose(Facts.random(seed), LIMITS);
        Stream.concat(Stream.of(decision.reason()), decision.rejected().stream().map(Rejected::reason))
                .forEach(reason -> assertThat(reason.sentence()).matches(pattern(reason.code())));
    }

    @ParameterizedTest
    @ValueSource(doubles = {2, 4, 8, 64})
    void scalingEverythingWithTheLimitsChangesNothing(double factor) {
        for (JoinFacts facts : List.of(
                Facts.readOnce(Facts.hot(JoinType.INNER, 64)), // launching tasks does not scale, so no close call
                Facts.readOnce(Facts.hotRight(JoinType.RIGHT_OUTER, 64)),
                Facts.even(JoinType.LEFT_OUTER, 64),
                Facts.hot(JoinType.INNER, 2),
                Facts.hot(JoinType.FULL_OUTER, 64),
                Facts.join(JoinType.INNER, 64, Facts.side(1e8, 1 << 17), Facts.side(1 << 17, 1 << 17)))) {
            JoinLimits limits = new JoinLimits(Optional.of(ByteSize.mebibytes(24)), Optional.empty(), new Ratio(0.2));
            JoinLimits scaled = new JoinLimits(
                    Optional.of(ByteSize.nearest(ByteSize.mebibytes(24).bytes() * factor)),
                    Optional.empty(),
                    limits.minimumGain());
            assertThat(outcome(JoinChooser.choose(scaled(facts, factor), scaled)))
                    .isEqualTo(outcome(JoinChooser.choose(facts, limits)));
        }
    }

    private static boolean isCandidate(JoinStrategy broadcast, Decision<JoinStrategy> decision) {
        return decision.chosen().equals(broadcast)
                || List.of("slower", "gain-too-small")
                        .contains(reason(decision, broadcast).code());
    }

    private static Reason reason(Decision<JoinStrategy> decision, String alternative) {
        return decision.rejected().stream()
                .filter(rejected -> name(rejected.alternative()).equals(alternative))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private static Reason reason(Decision<JoinStrategy> decision, JoinStrategy strategy) {
        return decision.rejected().stream()
                .filter(rejected -> rejected.alternative().equals(strategy))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private static List<String> outcome(Decision<JoinStrategy> decision) {
        return Stream.concat(
                        Stream.of(name(decision.chosen()), decision.reason().code()),
                        decision.rejected().stream()
                                .map(rejected -> name(rejected.alternative()) + " "
                                        + rejected.reason().code()))
                .toList();
    }

    private static String name(JoinStrategy strategy) {
        return strategy.fold(
                n -> "Native",
                broadcast -> "Broadcast " + broadcast.build(),
                salt -> "SelectiveSalt " + salt.scattered(),
                cells -> "Cells",
                split -> "SplitHeavy " + split.skewed(),
                distinct -> "DistinctKeys");
    }

    private static String pattern(String code) {
        String size = "\\d[\\d.]* ([KMGTPE]i)?B";
        String time = "\\d[\\d.]* (ms|s|min)";
        String part = "<?\\d[\\d.]* %";
        return switch (code) {
            case "faster" ->
                "predicted " + time + " on \\d+ slots? instead of " + time + ", a gain of " + part + " \\(at least "
                        + part + " is asked for\\); longest task " + time + " instead of " + time;
            case "nothing-better" ->
                "nothing else is legal and faster by at least " + part + ": predicted " + time
                        + " on \\d+ slots?, the longest task " + time;
            case "side-not-copied" ->
                "a [a-z_]+ join does not let rows of the (left|right) side be copied: they would come out once for"
                        + " each copy";
            case "build-side-too-large" ->
                "the (left|right) side (would be " + size + " in memory, over|has [\\d,]+ rows, which cannot fit) the"
                        + " limit of " + size;
            case "size-unknown" -> "the size of the (left|right) side is unknown: .*";
            case "no-hot-key" ->
                "(no key was found that costs more than|the costliest key, key-\\d \\([\\d,]+ x [\\d,]+ rows\\), is"
                        + " below) the " + time + " that one task should take";
            case "copies-too-dear" ->
                "the key key-\\d \\([\\d,]+ x [\\d,]+ rows\\) would have its rows of the (left|right) side copied,"
                        + " each time for more than " + part + " of the work";
            case "gain-too-small" ->
                "predicted " + time + " against " + time + ": (no gain|a gain of " + part + "), below " + part;
            case "residual-condition" -> "the condition has more than equalities, so .*";
            case "same-columns" -> "both sides have the very same columns, .*";
            case "slower" -> "predicted " + time + ", the chosen one " + time + "( with less work)?";
            default -> throw new AssertionError("unexpected reason " + code);
        };
    }

    private static JoinFacts grown(JoinFacts facts, Side side, double factor) {
        return with(
                facts,
                side == Side.LEFT ? grown(facts.left(), factor) : facts.left(),
                side == Side.RIGHT ? grown(facts.right(), factor) : facts.right(),
                facts.heavyKeys());
    }

    /** Rows and keys grow; of a heavy key the rows on the longer side, so that its pairs grow as its rows do. */
    private static JoinFacts scaled(JoinFacts facts, double factor) {
        return with(
                facts,
                grown(facts.left(), factor),
                grown(facts.right(), factor),
                facts.heavyKeys().stream()
                        .map(key -> key.leftRows() > key.rightRows()
                                ? Facts.key(key.leftRows() * factor, key.rightRows())
                                : Facts.key(key.leftRows(), key.rightRows() * factor))
                        .toList());
    }

    private static SideFacts grown(SideFacts side, double factor) {
        return new SideFacts(
                side.rows() * factor,
                side.nullRows() * factor,
                side.distinctKeys() * factor,
                side.rowBytes(),
                side.inputPartitions(),
                ByteSize.nearest(side.plannedSize().bytes() * factor));
    }

    private static JoinFacts with(JoinFacts facts, SideFacts left, SideFacts right, List<HeavyKey> keys) {
        return new JoinFacts(
                facts.type(),
                facts.residual(),
                facts.keyForm(),
                left,
                right,
                keys,
                facts.nullHash(),
                facts.readOnce(),
                facts.shufflePartitions(),
                facts.adaptive(),
                facts.cluster());
    }
}
