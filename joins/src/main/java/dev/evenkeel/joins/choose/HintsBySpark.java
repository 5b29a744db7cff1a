package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Spark's planner makes of the join hints that the two sides carry.
 *
 * <p>Example: a broadcast hint on the left side of a left outer join is ignored, since no relation can be built of rows
 * that are in the result without a match; on the right side it is followed.
 *
 * <p>Pure. Speaks of joins that have an equality.
 *
 * <p>Implementation note: the order of {@code JoinSelection} in Spark 3.5 to 4.2: broadcast, of two the smaller estimate;
 * merge; shuffle_hash; shuffle_replicate_nl, which is for inner joins alone. The first that can be followed is.
 *
 * @param build the side that is broadcast by its hint, if any
 * @param followed what is done by a hint; nothing where none is followed
 * @param ignored the hints that are not followed, and why
 */
public record HintsBySpark(Optional<Side> build, Optional<Reason> followed, List<Reason> ignored) {
    /** Keeps a copy of the list. */
    public HintsBySpark {
        ignored = List.copyOf(ignored);
    }

    /** {@return what is made of the hints} */
    public static HintsBySpark of(BroadcastFacts facts) {
        List<Reason> ignored = new ArrayList<>();
        List<Side> broadcast = new ArrayList<>();
        for (Side side : sides(facts, "broadcast")) {
            if (facts.mayBuild(side)) broadcast.add(side);
            else ignored.add(BroadcastReasons.hintOnUnbuildable(side, facts.type()));
        }
        if (!broadcast.isEmpty()) {
            Side build = BroadcastBySpark.smaller(facts::planned, broadcast::contains)
                    .orElseThrow();
            for (Side side : broadcast) if (side != build) ignored.add(BroadcastReasons.hintOnBoth(build));
            return new HintsBySpark(Optional.of(build), Optional.of(BroadcastReasons.sparkFollowsHint(build)), ignored);
        }
        for (String hint : List.of("merge", "shuffle_hash", "shuffle_replicate_nl")) {
            for (Side side : sides(facts, hint)) {
                if (canFollow(hint, side, facts.type())) {
                    Reason followed = BroadcastReasons.sparkShufflesByHint(side, hint);
                    return new HintsBySpark(Optional.empty(), Optional.of(followed), ignored);
                }
                ignored.add(BroadcastReasons.hintNotForType(side, hint, facts.type()));
            }
        }
        return new HintsBySpark(Optional.empty(), Optional.empty(), ignored);
    }

    /** The sides that carry a hint, the right one first, as Spark prefers to build it. */
    private static List<Side> sides(BroadcastFacts facts, String hint) {
        return List.of(Side.RIGHT, Side.LEFT).stream()
                .filter(side -> facts.hint(side).equals(hint))
                .toList();
    }

    private static boolean canFollow(String hint, Side side, JoinType type) {
        return switch (hint) {
            case "shuffle_hash" -> side == Side.RIGHT || !type.looksOnce();
            case "shuffle_replicate_nl" -> type == JoinType.INNER || type == JoinType.CROSS;
            default -> true;
        };
    }
}
