package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.decide.Rejected;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.BroadcastChoice;
import dev.evenkeel.joins.BroadcastVerdict;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.BroadcastCost.Prediction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rule by which a side is chosen for a broadcast: legal, safe, within the caller's limit, faster than a shuffle; of
 * two the faster one, the right one where they are equal.
 *
 * <p>Example: a right side of 64 MiB beside a left one of 10 million rows is broadcast; the left one is listed as
 * rejected, as the driver could not hold it.
 *
 * <p>Pure: equal facts and limits give equal decisions. Where the other side was not looked at, what is safe and within
 * the limit is taken to be faster, and of two the smaller one is chosen.
 */
public final class BroadcastChooser {
    private final BroadcastFacts facts;
    private final BroadcastLimits limits;
    private final BroadcastCost cost;
    private final List<Rejected<BroadcastChoice>> rejected = new ArrayList<>();

    private BroadcastChooser(BroadcastFacts facts, BroadcastLimits limits) {
        this.facts = facts;
        this.limits = limits;
        this.cost = new BroadcastCost(facts);
    }

    /** {@return the side to broadcast, or neither} */
    public static Decision<BroadcastChoice> choose(BroadcastFacts facts, BroadcastLimits limits) {
        return new BroadcastChooser(facts, limits).choose();
    }

    private Decision<BroadcastChoice> choose() {
        List<BroadcastChoice.Build> fitting = new ArrayList<>();
        for (Side side : List.of(Side.RIGHT, Side.LEFT)) {
            ByteSize size = facts.relation(side)
                    .map(relation -> relation.size().counted())
                    .orElse(ByteSize.ZERO);
            BroadcastChoice.Build build = new BroadcastChoice.Build(side, size);
            whyNot(side, size).ifPresentOrElse(reason -> reject(build, reason), () -> fitting.add(build));
        }
        if (fitting.isEmpty()) {
            return new Decision<>(new BroadcastChoice.Neither(), Reasons.noSideFits(), rejected);
        }
        return bothKnown() ? fastest(fitting) : smallest(fitting);
    }

    private Optional<Reason> whyNot(Side side, ByteSize size) {
        if (!facts.mayBuild(side)) return Optional.of(Reasons.mayNotCopy(side, facts.type()));
        if (!limits.allowBroadcasts()) return Optional.of(Reasons.broadcastOff());
        if (facts.relation(side).isEmpty()) return Optional.of(Reasons.sizeUnknown(side));
        BroadcastJudge.Judged judged = BroadcastJudge.judge(facts, limits, side);
        if (judged.verdict() != BroadcastVerdict.SAFE) return Optional.of(judged.limit());
        return limits.chosen()
                .filter(limit -> size.compareTo(limit) > 0)
                .map(limit -> Reasons.tooLarge(side, size, limit));
    }

    private boolean bothKnown() {
        return facts.relation(Side.LEFT).isPresent()
                && facts.relation(Side.RIGHT).isPresent();
    }

    private Decision<BroadcastChoice> fastest(List<BroadcastChoice.Build> fitting) {
        Prediction shuffle = cost.shuffle();
        BroadcastChoice.Build best = fitting.stream()
                .min(Comparator.comparing(build -> cost.broadcast(build.side()).makespan()))
                .orElseThrow();
        Prediction fastest = cost.broadcast(best.side());
        for (BroadcastChoice.Build build : fitting) {
            Prediction prediction = cost.broadcast(build.side());
            boolean isSlower = prediction.makespan().compareTo(shuffle.makespan()) >= 0;
            if (isSlower) reject(build, BroadcastReasons.shuffleIsFaster(build.side(), prediction, shuffle));
            else if (!build.equals(best)) {
                reject(build, BroadcastReasons.otherIsFaster(best.side(), prediction, fastest));
            }
        }
        if (fastest.makespan().compareTo(shuffle.makespan()) >= 0) {
            return new Decision<>(new BroadcastChoice.Neither(), Reasons.noSideFits(), rejected);
        }
        return new Decision<>(best, BroadcastReasons.pays(best.side(), best.size(), fastest, shuffle), rejected);
    }

    private Decision<BroadcastChoice> smallest(List<BroadcastChoice.Build> fitting) {
        BroadcastChoice.Build best = fitting.stream()
                .min(Comparator.comparing(BroadcastChoice.Build::size))
                .orElseThrow();
        for (BroadcastChoice.Build build : fitting) {
            if (!build.equals(best)) reject(build, Reasons.otherIsSmaller(best));
        }
        return new Decision<>(best, BroadcastReasons.fits(best.side(), best.size()), rejected);
    }

    private void reject(BroadcastChoice.Build build, Reason reason) {
        rejected.add(new Rejected<>(build, reason));
    }
}
