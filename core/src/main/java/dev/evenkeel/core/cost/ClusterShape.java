package dev.evenkeel.core.cost;

/**
 * How many tasks can run at once: executors and the slots of each.
 *
 * <p>Example: {@code new ClusterShape(16, 4)} has 64 slots. A local session is one executor.
 *
 * @param executors number of executors, at least 1
 * @param slotsPerExecutor tasks that one executor runs at once, at least 1
 */
public record ClusterShape(int executors, int slotsPerExecutor) {
    /** Refuses a cluster without a slot. */
    public ClusterShape {
        if (executors < 1 || slotsPerExecutor < 1) {
            throw new IllegalArgumentException(
                    "a cluster needs at least one executor with one slot: " + executors + " x " + slotsPerExecutor);
        }
    }

    /** {@return one executor with that many slots} */
    public static ClusterShape ofSlots(int slots) {
        return new ClusterShape(1, slots);
    }

    /** {@return all slots} */
    public int slots() {
        return Math.multiplyExact(executors, slotsPerExecutor);
    }

    @Override
    public String toString() {
        if (executors == 1) return slots() + (slots() == 1 ? " slot" : " slots");
        return slots() + " slots (" + executors + " executors of " + slotsPerExecutor + ")";
    }
}
