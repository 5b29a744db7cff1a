package dev.evenkeel.advisor;

import dev.evenkeel.core.error.EvenkeelException;

/** What users of the advisor can ask wrongly, said so that they can mend it. */
public final class AdvisorErrors {
    private AdvisorErrors() {}

    /** {@return the error for a session that has no listeners on this side} */
    public static EvenkeelException notClassic() {
        return new EvenkeelException("A Spark Connect session cannot be recorded, since its tasks run on the server. "
                + "Start the recorder in the server's application, or on a classic session.");
    }
}
