package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.FailureFacts.Kind;

/**
 * Why an attempt of a task ended badly, as Spark told it.
 *
 * <p>Example: {@code new Trouble(ERROR, "java.lang.OutOfMemoryError", "Java heap space")}.
 *
 * @param kind what Spark makes of it
 * @param type the class of the error; for other kinds Spark's own word for it
 * @param message its first line, cut to 200 characters
 */
public record Trouble(Kind kind, String type, String message) {
    /** Keeps the first line of the message. */
    public Trouble {
        message = Words.firstLine(message);
    }

    /** {@return the reason by the name that Spark gives it, such as {@code FetchFailed}; an error needs its class} */
    public static Trouble named(String reason, String errorClass, String message) {
        Kind kind = switch (reason) {
            case "ExceptionFailure" -> Kind.ERROR;
            case "FetchFailed" -> Kind.FETCH_FAILED;
            case "ExecutorLostFailure" -> Kind.EXECUTOR_LOST;
            case "Resubmitted" -> Kind.RESUBMITTED;
            case "TaskKilled" -> Kind.KILLED;
            case "TaskCommitDenied" -> Kind.COMMIT_DENIED;
            default -> Kind.OTHER;
        };
        return new Trouble(kind, kind == Kind.ERROR ? errorClass : reason, message);
    }
}
