package dev.evenkeel.advisor.facts;

/** How a job, an attempt of a stage or a query ended. */
public enum Outcome {
    /** As it should. */
    SUCCEEDED,
    /** With an error. */
    FAILED,
    /** Its end was not recorded: it still ran, or the recording lacks it. */
    UNFINISHED
}
