package dev.evenkeel.skew;

import dev.evenkeel.core.error.EvenkeelException;

/** The failures of this module. */
public final class SkewErrors {
    private SkewErrors() {}

    static EvenkeelException nothingToObserve() {
        return new EvenkeelException(
                "SkewDetector.observe needs a key. Name the columns that the job joins or groups by.");
    }

    static EvenkeelException notObservedYet() {
        return new EvenkeelException("No action has read the observed Dataset yet."
                + " Run the job on SkewObservation.data(), then ask for the report.");
    }

    /** {@return the error for rows that were read several times, so that it is not known which were counted} */
    public static EvenkeelException readInSeveralWays() {
        return new EvenkeelException(
                "The job read the observed Dataset several times at once and found other rows in its"
                        + " partitions each time, so that each cannot be counted once. Call SkewDetector.analyze instead.");
    }

    static EvenkeelException notAReport(Exception cause) {
        return new EvenkeelException(
                "The text is not a saved SkewReport. Pass what SkewReport.toJson() gave, whole and unchanged.", cause);
    }

    static EvenkeelException unknownVersion(int found, int known) {
        return new EvenkeelException("The saved SkewReport has schemaVersion " + found + ", but this Evenkeel reads "
                + known + ". Save it anew, or read it with the Evenkeel that wrote it.");
    }
}
