package dev.evenkeel.advisor;

import java.time.Duration;

/**
 * How much of the run a finding costs, by the part of the wall time that its change would win back at most.
 *
 * <p>Example: a stage that could end 12 s earlier in a run of 60 s is 20 % of it: {@link #SEVERE}.
 */
public enum Severity {
    /** Less than 2 % of the run, or nothing that time measures. */
    INFO(0),
    /** From 2 % of the run. */
    LOW(0.02),
    /** From 5 % of the run. */
    MODERATE(0.05),
    /** From 15 % of the run. */
    SEVERE(0.15),
    /** From 30 % of the run. */
    CRITICAL(0.30);

    private final double share;

    Severity(double share) {
        this.share = share;
    }

    /** {@return the worse of the two} */
    public Severity atLeast(Severity other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** {@return the severity of what would save that much of a run} */
    public static Severity ofSaving(Duration saving, Duration wall) {
        double saved = wall.isZero() ? 0 : (double) saving.toNanos() / wall.toNanos();
        Severity severity = INFO;
        for (Severity next : values()) {
            if (saved >= next.share) severity = next;
        }
        return severity;
    }
}
