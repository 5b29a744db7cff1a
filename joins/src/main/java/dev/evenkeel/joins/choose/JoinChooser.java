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
        whyNotBroadcast(build, broadcast)
                .ifPresentOrElse(
                        reason -> reject(broadcast, reason), () -> candidates.put(broadcast, cost.of(broadcast)));
    }

    private Optional<Reason> whyNotBroadcast(Side build, JoinStrategy broadcast) {
        SideFacts side = facts.side(build);
        if (!JoinLegality.allows(broadcast, facts.type())) {
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
        Prediction fastest = plain;
        for (Map.Entry<JoinStrategy, Prediction> candidate : candidates.entrySet()) {
            Prediction prediction = candidate.getValue();
            boolean gainsEnough =
                    prediction.gainOver(plain) >= limits.minimumGain().value();
            if (gainsEnough && prediction.makespan().compareTo(fastest.makespan()) < 0) {
                best = candidate.getKey();
                fastest = prediction;
            }
        }
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
