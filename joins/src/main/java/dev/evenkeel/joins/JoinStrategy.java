package dev.evenkeel.joins;

import dev.evenkeel.skew.salt.SaltFactor;
import java.util.List;
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
     * @param factors how many salts each hot key takes, by its position among the heavy keys of the facts; keys that
     *     are not scattered have factor 1
     * @param nullKeys how many salts the rows without a key take, where they are in the result
     */
    record SelectiveSalt(Side scattered, List<SaltFactor> factors, SaltFactor nullKeys) implements JoinStrategy {
        /** Keeps a copy of the list. */
        public SelectiveSalt {
            factors = List.copyOf(factors);
        }

        /** {@return how many keys are scattered, null not counted} */
        public long hotKeys() {
            return factors.stream().filter(SaltFactor::isScattered).count();
        }

        @Override
        public String toString() {
            int largest = factors.stream().mapToInt(SaltFactor::salts).max().orElse(1);
            return "SelectiveSalt[scattered=" + scattered
                    + (largest > 1 ? ", hotKeys=" + hotKeys() + ", largestFactor=" + largest : "")
                    + (nullKeys.isScattered() ? ", nullKeys=" + nullKeys : "") + "]";
        }
    }

    /** {@return the result of the case at hand} */
    default <R> R fold(
            Function<? super Native, R> nativeJoin,
            Function<? super Broadcast, R> broadcast,
            Function<? super SelectiveSalt, R> selectiveSalt) {
        if (this instanceof Native n) return nativeJoin.apply(n);
        if (this instanceof Broadcast b) return broadcast.apply(b);
        return selectiveSalt.apply((SelectiveSalt) this);
    }
}
