package dev.evenkeel.advisor.model;

import dev.evenkeel.core.error.EvenkeelException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question that came to no answer, and why.
 *
 * <p>Example: a service that answers 429 until the deadline gives the kind {@link Kind#BUSY}. The message never holds
 * the key, the prompt or what the service wrote, and there is no cause, since a library's own message may quote any of
 * them.
 */
public final class ModelException extends EvenkeelException {
    private static final long serialVersionUID = 1;

    /** What went wrong, by what can be done about it. */
    public enum Kind {
        /** There is no key to ask with. */
        NO_KEY,
        /** The service refused: key, model, region, limits or form of the question. Asking again helps nothing. */
        REFUSED,
        /** The service has too much to do, or failed. Asking later may help. */
        BUSY,
        /** The service was not reached, or the connection broke. Asking again may help. */
        UNREACHABLE,
        /** The deadline came before the answer. */
        TIMED_OUT,
        /** The model was closed while it was asked, or before. */
        CANCELLED,
        /** The service answered, but not in a form that can be read. */
        NOT_UNDERSTOOD
    }

    private final Kind kind;
    private final @Nullable Duration retryAfter;

    /** A failure of that kind, in one sentence without key, prompt or answer. */
    public ModelException(Kind kind, String message) {
        this(kind, message, null);
    }

    ModelException(Kind kind, String message, @Nullable Duration retryAfter) {
        super(message);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    /** {@return what went wrong} */
    public Kind kind() {
        return kind;
    }

    /** {@return how long the service asked to wait before the next question; none where it did not say} */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
