package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.Confidence;
import java.time.Duration;

/**
 * The wall time that a run would take, with the limits between which it lies.
 *
 * @param least at least that much
 * @param expected the best guess
 * @param most at most that much
 * @param confidence how far to trust it
 * @param how how it was computed and what it leaves out, without a full stop
 */
public record Prediction(Duration least, Duration expected, Duration most, Confidence confidence, String how) {
    /** Refuses negative times and limits out of order. */
    public Prediction {
        if (least.isNegative() || least.compareTo(expected) > 0 || expected.compareTo(most) > 0) {
            throw new IllegalArgumentException("not in order: 0 <= " + least + " <= " + expected + " <= " + most);
        }
    }
}
