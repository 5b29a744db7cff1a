package dev.evenkeel.joins.choose;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.Side;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What Spark's planner will do by itself, by the hints that it follows and by its estimates.
 *
 * <p>Example: a right side that it takes for 8.2 MiB is broadcast under a threshold of 10 MiB, whatever it is in memory.
 *
 * <p>Pure. Speaks of joins that have an equality, as the planner does.
 *
 * <p>Implementation note: the order of {@code JoinSelection} in Spark 3.5 to 4.2: hints first; then the estimate that is
 * within the threshold, of two the smaller, the right one where they are equal.
 *
 * @param build the side that it will broadcast, if any
 * @param reason why
 * @param ignored the hints that it will not follow, and why
 */
public record BroadcastBySpark(Optional<Side> build, Reason reason, List<Reason> ignored) {
    private static final Set<String> NO_BROADCAST = Set.of("no_broadcast_hash", "no_broadcast_and_replication");

    /** {@return what the planner will do} */
    public static BroadcastBySpark of(BroadcastFacts facts, BroadcastLimits limits) {
        HintsBySpark hints = HintsBySpark.of(facts);
        return hints.followed()
                .map(reason -> new BroadcastBySpark(hints.build(), reason, hints.ignored()))
                .orElseGet(() -> bySize(facts, limits, hints.ignored()));
    }

    private static BroadcastBySpark bySize(BroadcastFacts facts, BroadcastLimits limits, List<Reason> ignored) {
        if (limits.sparkThreshold().isEmpty()) {
            return new BroadcastBySpark(Optional.empty(), BroadcastReasons.sparkThresholdOff(), ignored);
        }
        ByteSize threshold = limits.sparkThreshold().get();
        Optional<Side> build = within(
                threshold, facts::planned, side -> facts.mayBuild(side) && !NO_BROADCAST.contains(facts.hint(side)));
        Reason reason = build.map(side -> Reasons.sparkBroadcasts(side, facts.planned(side), threshold))
                .orElseGet(() -> BroadcastReasons.sparkShuffles(facts, limits));
        return new BroadcastBySpark(build, reason, ignored);
    }

    /** {@return the side that the planner broadcasts by its estimates, of those that are allowed} */
    static Optional<Side> within(ByteSize threshold, Function<Side, ByteSize> planned, Predicate<Side> allowed) {
        return smaller(
                planned, side -> allowed.test(side) && planned.apply(side).compareTo(threshold) <= 0);
    }

    /** {@return of the sides that are allowed the one that the planner takes for the smaller, the right one of equals} */
    static Optional<Side> smaller(Function<Side, ByteSize> planned, Predicate<Side> allowed) {
        return Stream.of(Side.RIGHT, Side.LEFT).filter(allowed).min(Comparator.comparing(planned));
    }
}
