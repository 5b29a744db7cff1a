package dev.evenkeel.joins.choose;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/**
 * What a strategy is predicted to cost.
 *
 * @param makespan end of the last task after the start of the first
 * @param longestTask the longest task of the join
 * @param work all tasks together
 * @param shuffledBytes bytes that are moved between tasks, broadcasts included once
 * @param copiedRows rows that are there more than once
 */
public record Prediction(
        Duration makespan, Duration longestTask, Duration work, double shuffledBytes, double copiedRows) {
    /** Predictions that differ by less are taken for equal. */
    private static final double TIE = 0.1;

    /** {@return the part of the other's time that this one saves; negative where it takes longer} */
    double gainOver(Prediction other) {
        return 1 - (double) makespan.toNanos() / Math.max(1, other.makespan.toNanos());
    }

    /** {@return of the fastest and those about as fast the one that takes least of processors and network from others} */
    static <T> Optional<Map.Entry<T, Prediction>> best(Map<T, Prediction> all) {
        long least = all.values().stream()
                .mapToLong(prediction -> prediction.makespan.toNanos())
                .min()
                .orElse(0);
        return all.entrySet().stream()
                .filter(one -> one.getValue().makespan.toNanos() * (1 - TIE) <= least)
                .min(Comparator.comparingDouble(one -> one.getValue().load()));
    }

    /** {@return nanoseconds of processors, and of the network, which no makespan counts} */
    private double load() {
        return work.toNanos() + shuffledBytes * Rates.NETWORK;
    }
}
