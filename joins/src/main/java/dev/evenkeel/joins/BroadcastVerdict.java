package dev.evenkeel.joins;

/** Whether a side of a join can be broadcast, by everything that limits it; from good to bad. */
public enum BroadcastVerdict {
    /** It needs at most half of whatever limits it. */
    SAFE,
    /** It fits, but needs more than half of something that others may need too. */
    RISKY,
    /** Spark would refuse it, or its memory does not suffice. */
    IMPOSSIBLE
}
