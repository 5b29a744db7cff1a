package dev.evenkeel.advisor.model;

import dev.evenkeel.advisor.model.ModelException.Kind;
import dev.evenkeel.core.error.EvenkeelException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What can go wrong when a model is asked, said so that it can be mended, and without key, prompt or answer.
 *
 * <p>For models of other artifacts too, so that a failure reads the same whichever library met it.
 */
public final class ModelErrors {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private ModelErrors() {}

    /** {@return the error for an environment variable that is not set} */
    public static ModelException noKeyInEnvironment(String variable) {
        return new ModelException(
                Kind.NO_KEY,
                "The environment variable " + variable
                        + " is not set, which should hold the key of the model's service."
                        + " Set it where the driver runs, or pass a supplier of the key.");
    }

    /** {@return the error for a supplier without a key} */
    public static ModelException noKey(String source) {
        return new ModelException(
                Kind.NO_KEY, "The key of the model's service is empty (" + source + "). Pass one that is not.");
    }

    /** {@return the error for a supplier that failed, told by its class, since its words may quote the key} */
    public static ModelException keyNotFetched(String source, RuntimeException failure) {
        return new ModelException(
                Kind.NO_KEY,
                "The key of the model's service could not be fetched (" + source + " failed with "
                        + failure.getClass().getName() + "). See to the store that it comes from.");
    }

    /** {@return the error for a key that no header can hold; what is wrong with it is not shown} */
    public static ModelException unusableKey(String source) {
        return new ModelException(
                Kind.NO_KEY,
                "The key of the model's service (" + source
                        + ") holds a blank, a line break or another character that no"
                        + " key has. Look for quotes or a line end around it.");
    }

    /** {@return the error for a machine without credentials for a cloud} */
    public static ModelException noCredentials(String cloud) {
        return new ModelException(
                Kind.NO_KEY,
                "This machine has no credentials for " + cloud + ", or they cannot be renewed. Sign in with its tools,"
                        + " name a file of credentials, or pass a supplier of access tokens.");
    }

    /** {@return the error for an answer with a status that is no success} */
    public static ModelException status(String model, String host, int status, @Nullable Duration retryAfter) {
        String said = host + " answered " + status + " when asked for " + model;
        if (status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT || status >= SERVER_ERROR)
            return new ModelException(
                    Kind.BUSY,
                    said + (status == TOO_MANY_REQUESTS ? ": too many questions for its quota." : ": it failed.")
                            + (retryAfter == null ? "" : " It asks to wait " + seconds(retryAfter) + ".")
                            + " Ask later, or give more time.",
                    retryAfter);
        if (status >= 300 && status < BAD_REQUEST)
            return new ModelException(
                    Kind.REFUSED,
                    said + ", which leads to another address. Redirects are not followed, so that neither key nor"
                            + " question goes astray; set the address that is meant.");
        return new ModelException(Kind.REFUSED, said + ": " + meaning(status));
    }

    /** {@return the error for a service that nobody answers at, or whose connection broke} */
    public static ModelException unreachable(String model, String host, @Nullable Throwable cause) {
        return new ModelException(
                Kind.UNREACHABLE,
                host + " gave no whole answer when asked for " + model + ": " + trouble(cause)
                        + ". Check the address, the network and its proxy.");
    }

    /** {@return the error for an answer that did not come in time} */
    public static ModelException timedOut(String model, String host, Duration deadline) {
        return new ModelException(
                Kind.TIMED_OUT,
                host + " did not answer for " + model + " within " + seconds(deadline)
                        + ". Give more time, or ask less.");
    }

    /** {@return the error for a model that was closed} */
    public static ModelException closed(String model) {
        return new ModelException(
                Kind.CANCELLED,
                "The model " + model + " was closed, so no answer is waited for. Make a new one to ask.");
    }

    /** {@return the error for an answer that is no JSON of the service's protocol} */
    public static ModelException notUnderstood(String model, String host, String what) {
        return new ModelException(
                Kind.NOT_UNDERSTOOD,
                host + " answered for " + model + " with " + what + ". Check that the address is the service's own,"
                        + " without a login page or a proxy between.");
    }

    /** {@return the error for an answer that is longer than any answer should be} */
    public static ModelException tooLong(String model, String host, long limit) {
        return new ModelException(
                Kind.NOT_UNDERSTOOD,
                String.format(
                        Locale.ROOT,
                        "%s answered for %s with more than %,d bytes, which is more than is read. Ask for fewer"
                                + " tokens.",
                        host,
                        model,
                        limit));
    }

    /** {@return the error for a service whose module is not on the class path} */
    public static EvenkeelException noProvider(String provider, List<String> present) {
        return new EvenkeelException("No model service " + provider + " is on the class path; there are: "
                + (present.isEmpty() ? "none" : String.join(", ", present))
                + ". For gemini add evenkeel-advisor-gemini, or use RestModel, which needs no more than the JDK.");
    }

    static String seconds(Duration time) {
        String seconds = String.format(Locale.ROOT, "%.1f", time.toMillis() / 1e3);
        return seconds.replaceFirst("\\.0$", "") + " s";
    }

    /** A library's own words may quote what was sent, so a failure is told by its class. */
    private static String trouble(@Nullable Throwable cause) {
        if (cause instanceof SSLException) return "no trusted connection came about";
        if (cause instanceof UnknownHostException) return "no such host is known";
        if (!(cause instanceof ConnectException)) return "the connection broke";
        boolean isUnknown = cause.getCause() instanceof UnresolvedAddressException;
        return isUnknown ? "no such host is known" : "nobody listens there";
    }

    private static String meaning(int status) {
        return switch (status) {
            case BAD_REQUEST -> "it did not accept the question or the key. Check the key, the model and the limits.";
            case UNAUTHORIZED, FORBIDDEN -> "the key may not ask it. Check the key, and what it is allowed.";
            case NOT_FOUND ->
                "it does not have this model or address. Check their spelling, and that the model still runs.";
            default -> "it did not accept the question. Check the model, its limits and its region.";
        };
    }
}
