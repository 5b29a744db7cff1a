package dev.evenkeel.joins.choose;

import static dev.evenkeel.joins.Side.LEFT;
import static dev.evenkeel.joins.Side.RIGHT;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.decide.Rejected;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinStrategy.Cells;
import dev.evenkeel.joins.JoinStrategy.DistinctKeys;
import dev.evenkeel.joins.JoinStrategy.SelectiveSalt;
import dev.evenkeel.joins.JoinStrategy.SplitHeavy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.KeyGrid;
import dev.evenkeel.joins.SaltLayout;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinLegality.Residual;
import dev.evenkeel.skew.salt.SaltFactor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rule by which a join strategy is chosen from what was measured about both sides.
 *
 * <p>Example: sides of 10 million and 1 million rows of which 30 % have one key, on 64 slots, give
 * {@code SelectiveSalt}; without the hot key they give {@code Native}, and each alternative is listed as rejected.
 *
 * <p>Order: legal, within limits, cheaper by more than the minimum gain; of makespans within 10 % that with the least
 * work and network, and of equal ones the first in the order of {@code choose}. Pure: equal facts and limits give equal
 * decisions.
 */
public final class JoinChooser {
    private static final JoinStrategy NATIVE = new JoinStrategy.Native();
    private static final SaltLayout UNKNOWN = SaltLayout.of(List.of(), SaltFactor.NONE);

    /** The few partners of hot keys may be sent even where broadcasts of whole sides are switched off. */
    private static final ByteSize PARTNERS = ByteSize.mebibytes(10);

    /** Bytes that a row is taken for where none was looked at. */
    private static final double WIDE = 200;

    private final JoinFacts facts;
    private final JoinLimits limits;
    private final JoinCost cost;
    private final Layouts layouts;
    private final Map<JoinStrategy, Prediction> candidates = new LinkedHashMap<>();
    private final List<Rejected<JoinStrategy>> rejected = new ArrayList<>();

    private JoinChooser(JoinFacts facts, JoinLimits limits) {
        this.facts = facts;
        this.limits = limits;
        this.cost = JoinCost.of(facts);
        this.layouts = new Layouts(facts);
    }

    /** {@return the strategy for the facts within the limits} */
    public static Decision<JoinStrategy> choose(JoinFacts facts, JoinLimits limits) {
        return new JoinChooser(facts, limits).choose();
    }

    /** {@return what a strategy is predicted to cost} */
    public static Prediction predict(JoinFacts facts, JoinStrategy strategy) {
        return JoinCost.of(facts).of(strategy);
    }

    /** {@return Spark's own plan, for a join that cannot be judged or must be left alone} */
    public static Decision<JoinStrategy> leave(Reason reason) {
        return Decision.of(NATIVE, reason);
    }

    /**
     * {@return the strategy that scatters keys which are given as heavy, uncounted; Spark's own plan where that is not
     * legal}
     *
     * @param side the side on which they are heavy
     * @param keys how many
     * @param salts how many salts each is to have: as many as there are slots
     * @param readOnce why no side may be read a second time, where that is so
     */
    public static Decision<JoinStrategy> scatterGiven(
            JoinType type, Residual residual, Side side, int keys, int salts, Optional<Reason> readOnce) {
        KeyGrid grid = side == LEFT ? KeyGrid.counted(salts, 1) : KeyGrid.counted(1, salts);
        JoinStrategy scatter = new SelectiveSalt(side, SaltLayout.of(Collections.nCopies(keys, grid), SaltFactor.NONE));
        Optional<Reason> obstacle = whyNotCopy(scatter, side.other(), type, residual)
                .or(() -> type.preserves(side.other()) ? readOnce : Optional.empty());
        return obstacle.map(JoinChooser::leave).orElseGet(() -> Decision.of(scatter, Reasons.knownKeys(keys, side)));
    }

    /**
     * {@return why the join is left to Spark where its planner broadcasts a side by its own estimates}
     *
     * <p>Of two such sides Spark takes the smaller, the right one where they are equal.
     *
     * @param type the join type
     * @param left Spark's estimate of the left side
     * @param right Spark's estimate of the right side
     * @param limits what Spark may broadcast
     */
    public static Optional<Reason> sparkBroadcasts(JoinType type, ByteSize left, ByteSize right, JoinLimits limits) {
        Function<Side, ByteSize> planned = side -> side == LEFT ? left : right;
        return limits.sparkThreshold()
                .flatMap(threshold -> BroadcastBySpark.within(threshold, planned, type::mayReplicate)
                        .map(build -> Reasons.sparkBroadcasts(build, planned.apply(build), threshold)));
    }

    private Decision<JoinStrategy> choose() {
        Optional<Reason> sparkBroadcasts = sparkBroadcasts(
                facts.type(), facts.left().plannedSize(), facts.right().plannedSize(), limits);
        if (sparkBroadcasts.isPresent()) return leave(sparkBroadcasts.get());
        considerBroadcast(RIGHT);
        considerBroadcast(LEFT);
        considerSplit(LEFT);
        considerSplit(RIGHT);
        considerSalt(LEFT);
        considerSalt(RIGHT);
        considerCells();
        considerDistinctKeys();
        return cheapest();
    }

    private void considerBroadcast(Side build) {
        JoinStrategy broadcast = new JoinStrategy.Broadcast(build);
        consider(broadcast, whyNotBroadcast(build, broadcast));
    }

    private Optional<Reason> whyNotBroadcast(Side build, JoinStrategy broadcast) {
        SideFacts side = facts.side(build);
        if (!JoinLegality.allows(broadcast, facts.type(), facts.residual())) {
            return Optional.of(Reasons.mayNotCopy(build, facts.type()));
        }
        if (limits.broadcastLimit().isEmpty()) return Optional.of(Reasons.broadcastOff());
        ByteSize limit = limits.broadcastLimit().get();
        if (HashedRelationSize.atLeast(facts.keyForm(), side.rows()).compareTo(limit) > 0) {
            return Optional.of(Reasons.tooManyRows(build, side.rows(), limit));
        }
        if (!side.rowBytes().isKnown()) return Optional.of(Reasons.sizeUnknown(build));
        double rowBytes = side.rowBytes().orElse(0);
        ByteSize size = HashedRelationSize.of(facts.keyForm(), side.rows(), side.distinctKeys(), rowBytes);
        return size.compareTo(limit) > 0 ? Optional.of(Reasons.tooLarge(build, size, limit)) : Optional.empty();
    }

    private void considerSalt(Side scattered) {
        Optional<SaltLayout> layout = layouts.scattering(scattered);
        Side copied = scattered.other();
        JoinStrategy strategy = new SelectiveSalt(scattered, layout.orElse(UNKNOWN));
        Optional<Reason> obstacle = whyNotCopy(strategy, copied)
                .or(() -> layout.isPresent() ? Optional.empty() : Optional.of(layouts.noLayout(copied)))
                .or(() -> needsPresence(layout.orElse(UNKNOWN)));
        consider(strategy, obstacle);
    }

    private void considerCells() {
        Optional<SaltLayout> layout = layouts.cells();
        if (layout.isEmpty()) return; // the same as scattering one side
        JoinStrategy strategy = new Cells(layout.get());
        consider(
                strategy,
                whyNotCopy(strategy, LEFT).or(() -> whyNotCopy(strategy, RIGHT)).or(() -> needsPresence(layout.get())));
    }

    private void considerSplit(Side skewed) {
        List<Integer> keys = layouts.tooHeavy(skewed);
        boolean spreadsNulls =
                facts.type().preserves(skewed) && facts.side(skewed).nullRows() > 0;
        if (keys.isEmpty() && !spreadsNulls) return;
        JoinStrategy strategy = new SplitHeavy(skewed, keys, HashedSide.without(facts, skewed, keys));
        consider(
                strategy,
                whyNotCopy(strategy, skewed.other()).or(facts::readOnce).or(() -> tooManyPartners(skewed, keys)));
    }

    private void considerDistinctKeys() {
        if (!facts.type().looksOnce() || layouts.tooHeavy(RIGHT).isEmpty()) return;
        JoinStrategy strategy = new DistinctKeys();
        consider(
                strategy,
                JoinLegality.allows(strategy, facts.type(), facts.residual())
                        ? Optional.empty()
                        : Optional.of(Reasons.residualLooks()));
    }

    private void consider(JoinStrategy strategy, Optional<Reason> obstacle) {
        obstacle.ifPresentOrElse(reason -> reject(strategy, reason), () -> candidates.put(strategy, cost.of(strategy)));
    }

    private Optional<Reason> whyNotCopy(JoinStrategy strategy, Side copied) {
        return whyNotCopy(strategy, copied, facts.type(), facts.residual());
    }

    private static Optional<Reason> whyNotCopy(JoinStrategy strategy, Side copied, JoinType type, Residual residual) {
        if (JoinLegality.allows(strategy, type, residual)) return Optional.empty();
        if (type.mayReplicate(copied)) return Optional.empty(); // the other side is the obstacle
        return Optional.of(
                JoinLegality.allows(strategy, type, Residual.NONE)
                        ? Reasons.residualCopies(copied, type)
                        : Reasons.mayNotCopy(copied, type));
    }

    /** Telling copies without a match apart takes a look at the other side's keys while the join runs. */
    private Optional<Reason> needsPresence(SaltLayout layout) {
        boolean asks = (facts.type().preserves(LEFT) && layout.copies(LEFT))
                || (facts.type().preserves(RIGHT) && layout.copies(RIGHT));
        return asks ? facts.readOnce() : Optional.empty();
    }

    private Optional<Reason> tooManyPartners(Side skewed, List<Integer> keys) {
        Side build = skewed.other();
        double rows = keys.stream()
                .mapToDouble(at -> facts.heavyKeys().get(at).rows(build))
                .sum();
        ByteSize size = HashedRelationSize.of(
                facts.keyForm(), rows, keys.size(), facts.side(build).rowBytes().orElse(WIDE));
        ByteSize limit = limits.broadcastLimit().orElse(PARTNERS);
        return size.compareTo(limit) > 0 ? Optional.of(Reasons.tooLarge(build, size, limit)) : Optional.empty();
    }

    private Decision<JoinStrategy> cheapest() {
        Prediction plain = cost.of(NATIVE);
        Map<JoinStrategy, Prediction> gaining = new LinkedHashMap<>(candidates);
        gaining.values()
                .removeIf(prediction ->
                        prediction.gainOver(plain) < limits.minimumGain().value());
        Map.Entry<JoinStrategy, Prediction> found = Prediction.best(gaining).orElseGet(() -> Map.entry(NATIVE, plain));
        JoinStrategy best = found.getKey();
        Prediction fastest = found.getValue();
        for (Map.Entry<JoinStrategy, Prediction> candidate : candidates.entrySet()) {
            if (candidate.getKey().equals(best)) continue;
            Reason reason = best == NATIVE
                    ? Reasons.gainTooSmall(candidate.getValue(), plain, limits.minimumGain())
                    : Reasons.slower(candidate.getValue(), fastest);
            reject(candidate.getKey(), reason);
        }
        if (best == NATIVE) {
            return new Decision<>(NATIVE, Reasons.nothingBetter(plain, facts, limits.minimumGain()), rejected);
        }
        reject(NATIVE, Reasons.slower(plain, fastest));
        return new Decision<>(best, Reasons.faster(fastest, plain, facts, limits.minimumGain()), rejected);
    }

    private void reject(JoinStrategy strategy, Reason reason) {
        rejected.add(new Rejected<>(strategy, reason));
    }
}
