package dev.evenkeel.joins;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.error.Errors;
import dev.evenkeel.core.spark.Capability;
import dev.evenkeel.joins.spark.BroadcastMeasurer;
import org.apache.spark.sql.Dataset;

/**
 * Decides which side of a join to broadcast, from its measured size in memory instead of its size on disk.
 *
 * <p>Example: {@code BroadcastDecider.decide(orders, countries, "left").chosen()} is {@code Broadcast[build=RIGHT,
 * size=1.1 MiB]}, and {@code BroadcastDecider.report(orders, countries, JoinSpec.on("country").left()).explain()} tells
 * how that came about.
 *
 * <p>A side is chosen that the join type lets be built, that is safe by every limit of the session, and that is
 * predicted to be faster than a shuffle. Spark's own threshold is not among the limits, since it is meant for estimates
 * from files; where it is -1, nothing is broadcast. {@link JoinOptions#withBroadcastLimit} sets a limit of your own.
 *
 * <p>Where the key is not given, the size is that of the larger of the two forms that Spark's relation can have.
 *
 * <p>Cost: nothing where broadcasts are off or no side may be built. Else for each side one Spark job that counts its
 * rows where no footer, cache or catalog knows them, and one that reads the first of them; with a key, one more that
 * reads its columns, and rarely one that reads all columns. A side above an expensive lineage runs it each time.
 */
public final class BroadcastDecider {
    private static final Configured DEFAULT = new Configured(JoinOptions.defaults());

    private BroadcastDecider() {}

    /**
     * {@return the side to broadcast, or neither, with the reason for each}
     *
     * @param left a batch Dataset of a classic session
     * @param right another
     * @param joinType a name as {@code Dataset.join} takes it
     */
    public static Decision<BroadcastChoice> decide(Dataset<?> left, Dataset<?> right, String joinType) {
        return DEFAULT.decide(left, right, joinType);
    }

    /** {@return as above, for the key of a join} */
    public static Decision<BroadcastChoice> decide(Dataset<?> left, Dataset<?> right, JoinSpec spec) {
        return DEFAULT.decide(left, right, spec);
    }

    /** {@return the same decision with all that it rests on} */
    public static BroadcastReport report(Dataset<?> left, Dataset<?> right, String joinType) {
        return DEFAULT.report(left, right, joinType);
    }

    /** {@return as above, for the key of a join} */
    public static BroadcastReport report(Dataset<?> left, Dataset<?> right, JoinSpec spec) {
        return DEFAULT.report(left, right, spec);
    }

    /** {@return the same verbs, with another limit or for another cluster} */
    public static Configured withOptions(JoinOptions options) {
        return new Configured(options);
    }

    /** The decider with options. */
    public static final class Configured {
        private final JoinOptions options;

        private Configured(JoinOptions options) {
            this.options = options;
        }

        /** {@return as {@link BroadcastDecider#decide(Dataset, Dataset, String)}} */
        public Decision<BroadcastChoice> decide(Dataset<?> left, Dataset<?> right, String joinType) {
            return report(left, right, joinType).decision();
        }

        /** {@return as {@link BroadcastDecider#decide(Dataset, Dataset, JoinSpec)}} */
        public Decision<BroadcastChoice> decide(Dataset<?> left, Dataset<?> right, JoinSpec spec) {
            return report(left, right, spec).decision();
        }

        /** {@return as {@link BroadcastDecider#report(Dataset, Dataset, String)}} */
        public BroadcastReport report(Dataset<?> left, Dataset<?> right, String joinType) {
            JoinType type = JoinType.named(joinType);
            BroadcastMeasurer measurer = measurer(left, right);
            return new BroadcastReport(measurer.measure(type), measurer.limits());
        }

        /** {@return as {@link BroadcastDecider#report(Dataset, Dataset, JoinSpec)}} */
        public BroadcastReport report(Dataset<?> left, Dataset<?> right, JoinSpec spec) {
            BroadcastMeasurer measurer = measurer(left, right);
            return new BroadcastReport(measurer.measure(spec), measurer.limits());
        }

        private BroadcastMeasurer measurer(Dataset<?> left, Dataset<?> right) {
            if (Capability.of(left, right) != Capability.MEASURABLE)
                throw Errors.needsClassicSession("BroadcastDecider");
            if (left.isStreaming() || right.isStreaming()) throw Errors.streaming("BroadcastDecider");
            return BroadcastMeasurer.of(options, left, right);
        }
    }
}
