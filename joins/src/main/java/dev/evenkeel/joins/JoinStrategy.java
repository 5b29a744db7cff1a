package dev.evenkeel.joins;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The ways in which a join can be carried out. All give the rows of the plain join. */
public sealed interface JoinStrategy {
    /** Spark's own plan, with adaptive execution as the session has it. */
    record Native() implements JoinStrategy {
        @Override
        public String toString() {
            return "Native";
        }
    }

    /**
     * One side is sent whole to every executor; the other is not shuffled.
     *
     * @param build the side that is sent
     */
    record Broadcast(Side build) implements JoinStrategy {
        @Override
        public String toString() {
            return "Broadcast[build=" + build + "]";
        }
    }

    /**
     * The rows of hot keys on one side are scattered over several tasks, and the few rows that match them on the
     * other side are copied to each; all other keys are joined as usual. One read of each side, one shuffle.
     *
     * @param scattered the side whose rows are scattered
     * @param layout which keys, and over how many tasks
     */
    record SelectiveSalt(Side scattered, SaltLayout layout) implements JoinStrategy {
        @Override
        public String toString() {
            return "SelectiveSalt[scattered=" + scattered + (layout.spreads() ? ", " + layout : "") + "]";
        }
    }

    /**
     * Keys that are heavy on both sides are laid on grids: the rows of either side in parts, each part of one side
     * meeting each part of the other in a task of its own. One read of each side, one shuffle.
     *
     * @param layout which keys, and on which grids
     */
    record Cells(SaltLayout layout) implements JoinStrategy {
        @Override
        public String toString() {
            return "Cells[" + layout + "]";
        }
    }

    /**
     * The rows of hot keys on one side meet the few rows that match them by a broadcast and are never shuffled, nor are
     * rows without a key; all others are joined as usual. Each side is read twice.
     *
     * @param skewed the side whose hot rows are not shuffled
     * @param keys which keys, by their positions among the heavy keys of the facts
     * @param hashed the side whose other rows each task holds in a hash table; none where both sides are sorted and merged
     */
    record SplitHeavy(Side skewed, List<Integer> keys, Optional<Side> hashed) implements JoinStrategy {
        /** Keeps a copy of the list. */
        public SplitHeavy {
            keys = List.copyOf(keys);
        }

        @Override
        public String toString() {
            return "SplitHeavy[skewed=" + skewed + ", hotKeys=" + keys.size()
                    + hashed.map(side -> ", hashed=" + side).orElse("") + "]";
        }
    }

    /** Each key of the right side once, since a semi or anti join asks only whether there is one; then Spark's plan. */
    record DistinctKeys() implements JoinStrategy {
        @Override
        public String toString() {
            return "DistinctKeys";
        }
    }

    /** {@return the result of the case at hand} */
    default <R> R fold(
            Function<? super Native, R> nativeJoin,
            Function<? super Broadcast, R> broadcast,
            Function<? super SelectiveSalt, R> selectiveSalt,
            Function<? super Cells, R> cells,
            Function<? super SplitHeavy, R> splitHeavy,
            Function<? super DistinctKeys, R> distinctKeys) {
        if (this instanceof Native n) return nativeJoin.apply(n);
        if (this instanceof Broadcast b) return broadcast.apply(b);
        if (this instanceof SelectiveSalt s) return selectiveSalt.apply(s);
        if (this instanceof Cells c) return cells.apply(c);
        if (this instanceof SplitHeavy s) return splitHeavy.apply(s);
        return distinctKeys.apply((DistinctKeys) this);
    }
}
