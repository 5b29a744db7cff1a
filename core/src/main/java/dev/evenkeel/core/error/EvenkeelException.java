package dev.evenkeel.core.error;

/**
 * A mistake in what Evenkeel was asked to do, said in one sentence each: problem, cause, remedy.
 *
 * <p>Made only by the {@code …Errors} factories of the modules. A fault of Evenkeel's own is an
 * {@link IllegalStateException}; a bad option value is an {@link IllegalArgumentException} where it is set.
 */
public class EvenkeelException extends RuntimeException {
    /** A mistake with its message. */
    public EvenkeelException(String message) {
        super(message);
    }

    /** A mistake with its message and what brought it to light. */
    public EvenkeelException(String message, Throwable cause) {
        super(message, cause);
    }
}
