package dev.evenkeel.advisor.audit;

import dev.evenkeel.core.error.EvenkeelException;
import java.nio.file.Path;

/** What can go wrong with an audit log, said so that it can be mended. */
final class AuditErrors {
    private AuditErrors() {}

    static EvenkeelException inUse(Path file) {
        return new EvenkeelException("The audit log " + file + " is being written by another session, which holds "
                + AuditLog.lockOf(file) + ". Wait until it ends, or name another file.");
    }

    static EvenkeelException closed(Path file) {
        return new EvenkeelException("The audit log " + file + " was closed. Open it again to go on.");
    }

    static EvenkeelException notAnAudit(Path file) {
        return new EvenkeelException(file + " is no audit log, so nothing is added to it. Name a file of its own.");
    }

    static EvenkeelException unwritable(Path file, Exception cause) {
        return new EvenkeelException(
                "The audit log " + file + " cannot be written: " + cause.getMessage()
                        + ". What is not written down is not done; name a file in a folder that you may write to.",
                cause);
    }

    static EvenkeelException unreadable(Path file, Exception cause) {
        return new EvenkeelException(
                "The audit log " + file + " cannot be read: " + cause.getMessage() + ". Name the file itself.", cause);
    }
}
