package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Rejected;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.BroadcastChoice;
import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rule by which a side is chosen for a broadcast: allowed by the join type, known, within the limit; of two the
 * smaller, the right one where they are equal.
 *
 * <p>Pure: equal facts give equal decisions.
 */
public final class BroadcastChooser {
    private BroadcastChooser() {}

    /**
     * {@return the side to broadcast, or neither}
     *
     * @param type the join type
     * @param sizes the predicted size in memory of each side, in bytes
     * @param limit the largest that may be broadcast; none where broadcasts are switched off
     */
    public static Decision<BroadcastChoice> choose(JoinType type, Map<Side, Estimate> sizes, Optional<ByteSize> limit) {
        List<Rejected<BroadcastChoice>> rejected = new ArrayList<>();
        List<BroadcastChoice.Build> fitting = new ArrayList<>();
        for (Side side : List.of(Side.RIGHT, Side.LEFT)) {
            Estimate estimate = sizes.getOrDefault(side, new Estimate.Unknown());
            ByteSize size = ByteSize.nearest(estimate.orElse(0));
            BroadcastChoice.Build build = new BroadcastChoice.Build(side, size);
            if (!JoinLegality.allows(new JoinStrategy.Broadcast(side), type)) {
                rejected.add(new Rejected<>(build, Reasons.mayNotCopy(side, type)));
            } else if (limit.isEmpty()) {
                rejected.add(new Rejected<>(build, Reasons.broadcastOff()));
            } else if (!estimate.isKnown()) {
                rejected.add(new Rejected<>(build, Reasons.sizeUnknown(side)));
            } else if (size.compareTo(limit.get()) > 0) {
                rejected.add(new Rejected<>(build, Reasons.tooLarge(side, size, limit.get())));
            } else fitting.add(build);
        }
        if (fitting.isEmpty()) {
            return new Decision<>(new BroadcastChoice.Neither(), Reasons.noSideFits(), rejected);
        }
        BroadcastChoice.Build best = fitting.get(0);
        for (BroadcastChoice.Build other : fitting.subList(1, fitting.size())) {
            if (other.size().compareTo(best.size()) < 0) best = other;
        }
        for (BroadcastChoice.Build other : fitting) {
            if (!other.equals(best)) rejected.add(new Rejected<>(other, Reasons.otherIsSmaller(best)));
        }
        return new Decision<>(best, Reasons.fits(best, limit.orElseThrow()), rejected);
    }
}
