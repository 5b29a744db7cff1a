package dev.evenkeel.advisor.history;

import dev.evenkeel.core.error.EvenkeelException;

/** What can go wrong with a history, said so that it can be mended. */
final class HistoryErrors {
    private HistoryErrors() {}

    static EvenkeelException unreadable(String place, Exception cause) {
        return new EvenkeelException(
                "The history in " + place + " cannot be read: " + cause.getMessage() + ". Name a folder of yours.",
                cause);
    }

    static EvenkeelException unwritable(String place, Exception cause) {
        return new EvenkeelException(
                place + " cannot be written: " + cause.getMessage() + ". Name a folder that you may write to.", cause);
    }
}
