package dev.evenkeel.advisor.guard;

/** Who reads a setting, and so when a change of it does anything. */
public enum Scope {
    /** A running session: it can be changed there, once a person approves. */
    SESSION,
    /** The application when it starts: it goes into the next submission, as text. */
    SUBMISSION
}
