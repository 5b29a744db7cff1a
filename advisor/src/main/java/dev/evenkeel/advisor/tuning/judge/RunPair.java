package dev.evenkeel.advisor.tuning.judge;

/**
 * Two runs, one right after the other, with and without a change.
 *
 * @param without the run without it
 * @param with the run with it
 */
public record RunPair(Measurement without, Measurement with) {
    /**
     * {@return the part of the yardstick that the change saves; negative where it costs}
     *
     * <p>Example: 4 s without and 3 s with are 0.25, 4 s and 8 s are -1.
     */
    public double gain(Yardstick yardstick) {
        return 1 - ratio(yardstick.of(with).toNanos(), yardstick.of(without).toNanos());
    }

    /** {@return by how much the two differ, whichever is longer: the part of the longer that the shorter lacks} */
    double difference(Yardstick yardstick) {
        long one = yardstick.of(without).toNanos();
        long other = yardstick.of(with).toNanos();
        return 1 - ratio(Math.min(one, other), Math.max(one, other));
    }

    private static double ratio(long part, long whole) {
        return (double) part / whole;
    }
}
