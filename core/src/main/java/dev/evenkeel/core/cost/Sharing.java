package dev.evenkeel.core.cost;

/** Who gets a slot that is free, where several stages have tasks waiting. */
public enum Sharing {
    /** The step that stands first, until all its tasks are launched. */
    FIFO,
    /** The pool with the fewest running tasks, then within it the step that stands first. */
    FAIR
}
