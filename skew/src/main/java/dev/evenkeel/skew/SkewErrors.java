package dev.evenkeel.skew;

import dev.evenkeel.core.error.EvenkeelException;

/** The failures of this module. */
final class SkewErrors {
    private SkewErrors() {}

    static EvenkeelException notAReport(Exception cause) {
        return new EvenkeelException(
                "The text is not a saved SkewReport. Pass what SkewReport.toJson() gave, whole and unchanged.", cause);
    }

    static EvenkeelException unknownVersion(int found, int known) {
        return new EvenkeelException("The saved SkewReport has schemaVersion " + found + ", but this Evenkeel reads "
                + known + ". Save it anew, or read it with the Evenkeel that wrote it.");
    }
}
