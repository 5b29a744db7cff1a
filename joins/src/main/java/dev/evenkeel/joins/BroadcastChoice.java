package dev.evenkeel.joins;

import dev.evenkeel.core.unit.ByteSize;
import java.util.function.Function;

/** Whether a side of a join should be broadcast, and which. */
public sealed interface BroadcastChoice {
    /**
     * Broadcast this side.
     *
     * @param side the side to send to every executor
     * @param size its predicted size in memory; no bytes where it was turned down without being measured
     */
    record Build(Side side, ByteSize size) implements BroadcastChoice {
        @Override
        public String toString() {
            return "Broadcast[build=" + side + (size.bytes() == 0 ? "" : ", size=" + size) + "]";
        }
    }

    /** Broadcast neither side. */
    record Neither() implements BroadcastChoice {
        @Override
        public String toString() {
            return "NoBroadcast";
        }
    }

    /** {@return the result of the case at hand} */
    default <R> R fold(Function<? super Build, R> build, Function<? super Neither, R> neither) {
        if (this instanceof Build b) return build.apply(b);
        return neither.apply((Neither) this);
    }
}
