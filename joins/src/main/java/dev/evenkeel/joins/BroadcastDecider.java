package dev.evenkeel.joins;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.spark.Capability;
import dev.evenkeel.core.spark.Settings;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.joins.choose.BroadcastChooser;
import dev.evenkeel.joins.spark.JoinLook;
import dev.evenkeel.joins.spark.RelationMeasurer;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;

/**
 * Decides which side of a join may be broadcast, from its measured size in memory instead of its size on disk.
 *
 * <p>Example: {@code BroadcastDecider.decide(orders, countries, "left").chosen()} is {@code Broadcast[build=RIGHT,
 * size=1.1 MiB]}.
 *
 * <p>The join key is not known here, so the size is that of Spark's relation for keys of any type, the larger of its
 * two forms.
 */
public final class BroadcastDecider {
    private static final Configured DEFAULT = new Configured(JoinOptions.defaults());

    private BroadcastDecider() {}

    /**
     * {@return the side to broadcast, or neither, with the reason for each}
     *
     * <p>Cost: for each side that the join type lets be broadcast, one Spark job that counts its rows where the planner
     * does not know them, and one that reads the first of them where there are any. None where broadcasts are off.
     *
     * @param left a batch Dataset of a classic session
     * @param right another
     * @param joinType a name as {@code Dataset.join} takes it
     */
    public static Decision<BroadcastChoice> decide(Dataset<?> left, Dataset<?> right, String joinType) {
        return DEFAULT.decide(left, right, joinType);
    }

    /** {@return the same verb, with another limit} */
    public static Configured withOptions(JoinOptions options) {
        return new Configured(options);
    }

    /** The decider with options. */
    public static final class Configured {
        private final JoinOptions options;

        private Configured(JoinOptions options) {
            this.options = options;
        }

        /** {@return as {@link BroadcastDecider#decide}} */
        public Decision<BroadcastChoice> decide(Dataset<?> left, Dataset<?> right, String joinType) {
            JoinType type = JoinType.named(joinType);
            if (Capability.of(left, right) != Capability.MEASURABLE)
                throw Errors.needsClassicSession("BroadcastDecider");
            if (left.isStreaming() || right.isStreaming()) throw Errors.streaming("BroadcastDecider");
            JoinLook look = JoinLook.of(options, Settings.of(left.sparkSession()), left.sparkSession());
            Map<Side, Estimate> sizes = new EnumMap<>(Side.class);
            for (Side side : Side.values()) {
                if (type.mayReplicate(side) && look.limits().broadcastLimit().isPresent()) {
                    sizes.put(side, counted(side == Side.LEFT ? left : right));
                }
            }
            return BroadcastChooser.choose(type, sizes, look.limits().broadcastLimit());
        }

        private static Estimate counted(Dataset<?> side) {
            return RelationMeasurer.measure(side)
                    .<Estimate>map(
                            facts -> new Estimate.Exact(facts.size().counted().bytes()))
                    .orElseGet(Estimate.Unknown::new);
        }
    }
}
