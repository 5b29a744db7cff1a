package dev.evenkeel.joins.choose;

import static dev.evenkeel.joins.choose.Choices.name;
import static dev.evenkeel.joins.choose.Choices.reason;
import static dev.evenkeel.joins.choose.Facts.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Rejected;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinStrategy.Broadcast;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import dev.evenkeel.testkit.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of every choice, whatever the facts. */
class JoinChooserLawsTest {
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
        JoinCost cost = JoinCost.of(facts);
        Decision<JoinStrategy> decision = JoinChooser.choose(facts, LIMITS);
        Duration chosen = cost.of(decision.chosen()).makespan();
        for (Rejected<JoinStrategy> rejected : decision.rejected()) {
            Duration other = cost.of(rejected.alternative()).makespan();
            switch (rejected.reason().code()) {
                // Within 10 % the one with less work and network is taken.
                case "slower" -> assertThat(chosen.toNanos() * 0.9).isLessThanOrEqualTo(other.toNanos() * 1.000001);
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
                .map(Choices::name)
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

    private static List<String> outcome(Decision<JoinStrategy> decision) {
        return Stream.concat(
                        Stream.of(name(decision.chosen()), decision.reason().code()),
                        decision.rejected().stream()
                                .map(rejected -> name(rejected.alternative()) + " "
                                        + rejected.reason().code()))
                .toList();
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
            case "slower" -> "predicted " + time + ", the chosen one " + time + "( with less work and network)?";
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
                side.partitionsRead(),
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
