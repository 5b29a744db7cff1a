package dev.evenkeel.joins.spark;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.joins.JoinOptions;
import dev.evenkeel.joins.JoinSpec;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.BroadcastFacts;
import dev.evenkeel.joins.choose.BroadcastLimits;
import dev.evenkeel.joins.choose.HashedRelationSize;
import dev.evenkeel.joins.choose.RelationFacts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;

/**
 * Measures what a broadcast is decided from: the hashed relation that each side would become.
 *
 * <p>Cost: nothing where no side may be broadcast; else for each side what {@link RelationMeasurer} says. Keys are read
 * only of a side that may be built, and whose rows alone do not exceed the driver's memory.
 */
public final class BroadcastMeasurer {
    private final Dataset<?> left;
    private final Dataset<?> right;
    private final BroadcastLimits limits;
    private final ClusterShape cluster;

    private BroadcastMeasurer(JoinOptions options, Dataset<?> left, Dataset<?> right) {
        this.left = left;
        this.right = right;
        this.limits = BroadcastSession.limits(options, left, right);
        this.cluster = Settings.of(left.sparkSession()).cluster(options.cluster(), left.sparkSession());
    }

    /** {@return a measurer of the two sides} */
    public static BroadcastMeasurer of(JoinOptions options, Dataset<?> left, Dataset<?> right) {
        return new BroadcastMeasurer(options, left, right);
    }

    /** {@return what limits a broadcast of either side} */
    public BroadcastLimits limits() {
        return limits;
    }

    /** {@return the facts for a join by a key that is not known} */
    public BroadcastFacts measure(JoinType type) {
        return measure(type, List.of());
    }

    /** {@return the facts for that join; where it has no equality, as if the key were not known} */
    public BroadcastFacts measure(JoinSpec spec) {
        JoinInputs inputs = JoinInputs.of(left, right, spec, Settings.of(left.sparkSession()));
        return measure(spec.joinType(), JoinShapeReader.read(inputs).pairs());
    }

    private BroadcastFacts measure(JoinType type, List<KeyPair> pairs) {
        Map<Side, RelationFacts> relations = new EnumMap<>(Side.class);
        boolean mayBroadcast =
                limits.allowBroadcasts() && List.of(Side.values()).stream().anyMatch(type::mayReplicate);
        for (Side side : Side.values()) {
            if (mayBroadcast) relation(type, pairs, side).ifPresent(facts -> relations.put(side, facts));
        }
        return facts(type, relations);
    }

    private BroadcastFacts facts(JoinType type, Map<Side, RelationFacts> relations) {
        return BroadcastSession.facts(type, left, right, relations, cluster);
    }

    private Optional<RelationFacts> relation(JoinType type, List<KeyPair> pairs, Side side) {
        Dataset<?> data = data(side);
        if (pairs.isEmpty() || !type.mayReplicate(side)) return RelationMeasurer.measure(data);
        RelationKey key = RelationKey.of(pairs, side);
        Estimate rows = RelationRows.known(data);
        boolean isHopeless =
                HashedRelationSize.atLeast(key.form(), rows.orElse(0)).compareTo(limits.driverMemory()) > 0;
        return isHopeless ? RelationMeasurer.measure(data) : RelationMeasurer.measure(data, key);
    }

    /** {@return what is known of the join without running a job: what Spark thinks of it} */
    BroadcastFacts withoutLooking(JoinType type) {
        return facts(type, Map.of());
    }

    /** {@return the relation of one side of a join by those keys} */
    Optional<RelationFacts> measure(List<KeyPair> pairs, Side side) {
        return RelationMeasurer.measure(data(side), RelationKey.of(pairs, side));
    }

    private Dataset<?> data(Side side) {
        return side == Side.LEFT ? left : right;
    }
}
