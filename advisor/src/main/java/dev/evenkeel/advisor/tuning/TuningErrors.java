package dev.evenkeel.advisor.tuning;

import dev.evenkeel.core.error.EvenkeelException;

/** What can be asked wrongly of a tuning, said so that it can be mended. */
public final class TuningErrors {
    private TuningErrors() {}

    /** {@return the error for a job that gives nothing} */
    public static EvenkeelException nothingToCompare() {
        return new EvenkeelException(
                "The job gives nothing, so that nobody could tell whether a change keeps its result."
                        + " Return the Dataset that it computes, or a value such as a count or a sum.");
    }

    /** {@return the error for a job that used another session than the one it was given} */
    public static EvenkeelException otherSession() {
        return new EvenkeelException("The job's Dataset belongs to another session than the one that the job was given,"
                + " so that settings to try do not reach it. Use the session that is passed to the job, such as"
                + " session.table(name), and no Dataset from outside.");
    }

    /** {@return the error for a streaming Dataset} */
    public static EvenkeelException streaming() {
        return new EvenkeelException("The job's Dataset is a streaming one, which does not end. Tune a batch of it.");
    }
}
