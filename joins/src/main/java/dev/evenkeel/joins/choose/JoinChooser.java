package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.decide.Rejected;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinCost.Prediction;
import dev.evenkeel.skew.salt.SaltFactor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule by which a join strategy is chosen from what was measured about both sides.
 *
 * <p>Example: sides of 10 million and 1 million rows of which 30 % have one key, on 64 slots, give
 * {@code SelectiveSalt}; without the hot key they give {@code Native}, and each alternative is listed as rejected.
 *
 * <p>Order: legal, within limits, cheaper by more than the minimum gain; of equal makespans the first of
 * {@code Broadcast[RIGHT]}, {@code Broadcast[LEFT]}, {@code SelectiveSalt[LEFT]}, {@code SelectiveSalt[RIGHT]}. Pure:
 * equal facts and limits give equal decisions.
 */
public final class JoinChooser {
    private static final JoinStrategy NATIVE = new JoinStrategy.Native();

    private final JoinFacts facts;
    private final JoinLimits limits;
    private final JoinCost cost;
    private final Map<JoinStrategy, Prediction> candidates = new LinkedHashMap<>();
    private final List<Rejected<JoinStrategy>> rejected = new ArrayList<>();

    private JoinChooser(JoinFacts facts, JoinLimits limits) {
        this.facts = facts;
        this.limits = limits;
        this.cost = new JoinCost(facts);
    }

    /** {@return the strategy for the facts within the limits} */
    public static Decision<JoinStrategy> choose(JoinFacts facts, JoinLimits limits) {
        return new JoinChooser(facts, limits).choose();
    }

    /** {@return Spark's own plan, for a join that cannot be judged or must be left alone} */
    public static Decision<JoinStrategy> leave(Reason reason) {
        return Decision.of(NATIVE, reason);
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
        if (limits.sparkThreshold().isEmpty()) return Optional.empty();
        ByteSize threshold = limits.sparkThreshold().get();
        boolean buildsLeft = type.mayReplicate(Side.LEFT) && left.compareTo(threshold) <= 0;
        boolean buildsRight = type.mayReplicate(Side.RIGHT) && right.compareTo(threshold) <= 0;
        if (buildsRight && (!buildsLeft || right.compareTo(left) <= 0)) {
            return Optional.of(Reasons.sparkBroadcasts(Side.RIGHT, right, threshold));
        }
        return buildsLeft ? Optional.of(Reasons.sparkBroadcasts(Side.LEFT, left, threshold)) : Optional.empty();
    }

    private Decision<JoinStrategy> choose() {
        Optional<Reason> sparkBroadcasts = sparkBroadcasts(
                facts.type(), facts.left().plannedSize(), facts.right().plannedSize(), limits);
        if (sparkBroadcasts.isPresent()) return leave(sparkBroadcasts.get());
        considerBroadcast(Side.RIGHT);
        considerBroadcast(Side.LEFT);
        considerSalt(Side.LEFT);
        considerSalt(Side.RIGHT);
        return cheapest();
    }

    private void considerBroadcast(Side build) {
        JoinStrategy broadcast = new JoinStrategy.Broadcast(build);
        SideFacts side = facts.side(build);
        if (!JoinLegality.allows(broadcast, facts.type())) {
            reject(broadcast, Reasons.mayNotCopy(build, facts.type()));
        } else if (limits.broadcastLimit().isEmpty()) {
            reject(broadcast, Reasons.broadcastOff());
        } else if (HashedRelationSize.atLeast(facts.keyForm(), side.rows())
                        .compareTo(limits.broadcastLimit().get())
                > 0) {
            reject(
                    broadcast,
                    Reasons.tooManyRows(
                            build, side.rows(), limits.broadcastLimit().get()));
        } else if (!side.rowBytes().isKnown()) {
            reject(broadcast, Reasons.sizeUnknown(build));
        } else {
            ByteSize size = HashedRelationSize.of(
                    facts.keyForm(),
                    side.rows(),
                    side.distinctKeys(),
                    side.rowBytes().orElse(0));
            if (size.compareTo(limits.broadcastLimit().get()) > 0) {
                reject(
                        broadcast,
                        Reasons.tooLarge(build, size, limits.broadcastLimit().get()));
            } else candidates.put(broadcast, cost.of(broadcast));
        }
    }

    private void considerSalt(Side scattered) {
        Optional<JoinStrategy.SelectiveSalt> salt = SaltChooser.scatter(facts, scattered);
        JoinStrategy strategy = salt.<JoinStrategy>map(s -> s)
                .orElseGet(() -> new JoinStrategy.SelectiveSalt(scattered, List.of(), SaltFactor.NONE));
        if (!JoinLegality.allows(strategy, facts.type())) {
            reject(strategy, Reasons.mayNotCopy(scattered.other(), facts.type()));
        } else if (salt.isEmpty()) {
            reject(strategy, SaltChooser.noSalt(facts, scattered));
        } else candidates.put(strategy, cost.of(strategy));
    }

    private Decision<JoinStrategy> cheapest() {
        Prediction plain = cost.of(NATIVE);
        JoinStrategy best = NATIVE;
        for (JoinStrategy candidate : candidates.keySet()) {
            Prediction prediction = predicted(candidate);
            boolean enough = prediction.gainOver(plain) >= limits.minimumGain().value();
            boolean better = prediction
                            .makespan()
                            .compareTo(
                                    best == NATIVE
                                            ? plain.makespan()
                                            : predicted(best).makespan())
                    < 0;
            if (enough && better) best = candidate;
        }
        for (JoinStrategy candidate : candidates.keySet()) {
            if (candidate.equals(best)) continue;
            Reason reason = best == NATIVE
                    ? Reasons.gainTooSmall(predicted(candidate), plain, limits.minimumGain())
                    : Reasons.slower(predicted(candidate), predicted(best));
            reject(candidate, reason);
        }
        if (best == NATIVE)
            return new Decision<>(NATIVE, Reasons.nothingBetter(plain, facts, limits.minimumGain()), rejected);
        reject(NATIVE, Reasons.slower(plain, predicted(best)));
        return new Decision<>(best, Reasons.faster(predicted(best), plain, facts, limits.minimumGain()), rejected);
    }

    private Prediction predicted(JoinStrategy candidate) {
        Prediction prediction = candidates.get(candidate);
        if (prediction == null) throw new IllegalStateException("not a candidate: " + candidate);
        return prediction;
    }

    private void reject(JoinStrategy strategy, Reason reason) {
        rejected.add(new Rejected<>(strategy, reason));
    }
}
