package dev.evenkeel.advisor.model;

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
    /** The service answered without an answer and without saying why. */
    NONE,
    /** A reason that is not known here. */
    OTHER
}
