package dev.evenkeel.core.decide;

/**
 * Why something was chosen or turned down: a code for programs and a sentence for people.
 *
 * <p>Example: {@code build-side-too-large}, "the right side is 80.0 MiB, over the limit of 64.0 MiB".
 *
 * @param code kebab-case; released once, never renamed
 * @param sentence the measured value and its limit in words, without a full stop
 */
public record Reason(String code, String sentence) {
    /** Refuses a code that is not kebab-case. */
    public Reason {
        if (!code.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("a reason code is kebab-case: " + code);
        }
    }
}
