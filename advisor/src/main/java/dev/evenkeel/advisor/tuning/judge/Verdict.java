package dev.evenkeel.advisor.tuning.judge;

/** Whether a change stands. */
public enum Verdict {
    /** It stands. */
    KEPT,
    /** It does not, and all is as before. */
    ROLLED_BACK
}
