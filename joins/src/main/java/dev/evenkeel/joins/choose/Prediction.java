package dev.evenkeel.joins.choose;

import java.time.Duration;

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
    private static final double TIE = 0.05;

    /** {@return the part of the other's time that this one saves; negative where it takes longer} */
    double gainOver(Prediction other) {
        return 1 - (double) makespan.toNanos() / Math.max(1, other.makespan.toNanos());
    }

    /** {@return true where it is faster, or about as fast with less work, which leaves more to others} */
    boolean isBetterThan(Prediction other) {
        double ratio = (double) makespan.toNanos() / Math.max(1, other.makespan.toNanos());
        if (ratio < 1 - TIE || ratio > 1 + TIE) return ratio < 1;
        return work.compareTo(other.work) < 0;
    }
}
