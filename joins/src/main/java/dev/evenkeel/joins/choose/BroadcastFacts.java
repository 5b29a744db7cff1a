package dev.evenkeel.joins.choose;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import java.util.Map;
import java.util.Optional;

/**
 * What a broadcast is decided from.
 *
 * @param type the join type
 * @param relations the hashed relation that each side would become; a side that was not looked at is not in it
 * @param planned Spark's own estimate of each side's size
 * @param hints the join hint that a side carries, by Spark's name for it, such as {@code broadcast} or {@code merge}
 * @param cluster where the tasks will run
 */
public record BroadcastFacts(
        JoinType type,
        Map<Side, RelationFacts> relations,
        Map<Side, ByteSize> planned,
        Map<Side, String> hints,
        ClusterShape cluster) {
    /** Keeps copies of the maps. */
    public BroadcastFacts {
        relations = Map.copyOf(relations);
        planned = Map.copyOf(planned);
        hints = Map.copyOf(hints);
    }

    /** {@return what is known of a side's relation} */
    public Optional<RelationFacts> relation(Side side) {
        return Optional.ofNullable(relations.get(side));
    }

    /** {@return Spark's estimate of a side} */
    public ByteSize planned(Side side) {
        return planned.getOrDefault(side, ByteSize.nearest(Double.POSITIVE_INFINITY));
    }

    /** {@return true where the join type lets Spark build a relation of the side} */
    public boolean mayBuild(Side side) {
        return type.mayReplicate(side);
    }

    /** {@return the hint that a side carries; nothing is an empty text} */
    public String hint(Side side) {
        return hints.getOrDefault(side, "");
    }
}
