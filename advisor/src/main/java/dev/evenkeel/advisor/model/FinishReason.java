package dev.evenkeel.advisor.model;

import java.util.Locale;

/**
 * Why an answer ended. Only {@link #STOP} is an answer to build on; everything else is cut, withheld or missing.
 *
 * <p>Example: Gemini's {@code PROHIBITED_CONTENT} and an OpenAI-compatible {@code content_filter} are both {@link
 * #SAFETY}; a reason that came after this was written is {@link #OTHER}, and {@link ModelResponse#finishText()} keeps
 * its name.
 */
public enum FinishReason {
    /** The model was done. */
    STOP,
    /** The limit of tokens was reached; what text there is breaks off. */
    MAX_TOKENS,
    /** The service withheld the answer, or the rest of it. */
    SAFETY,
    /** The service did not let the model see the question. */
    BLOCKED_PROMPT,
    /** The service did not say; mostly there is no answer either. */
    NONE,
    /** A reason that is not known here. */
    OTHER;

    /** {@return the reason that a service spells so, be it Gemini or one that speaks OpenAI's protocol} */
    public static FinishReason of(String spelt) {
        return switch (spelt.toUpperCase(Locale.ROOT)) {
            case "" -> NONE;
            case "STOP" -> STOP;
            case "MAX_TOKENS", "LENGTH" -> MAX_TOKENS;
            case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "CONTENT_FILTER", "REFUSAL" ->
                SAFETY;
            default -> OTHER;
        };
    }
}
