package dev.evenkeel.advisor.model;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * A question to a model: the role it has, the parts to read, the form of the answer, and how much and how long.
 *
 * <p>Example: {@code ModelRequest.of(role, List.of(reference, task), schema).withMaxOutputTokens(2048)} asks for at
 * most 2,048 tokens within two minutes. Immutable. Its own text tells sizes and never what is asked.
 */
public final class ModelRequest {
    private static final int MAX_OUTPUT_TOKENS = 8192;
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final String system;
    private final List<String> parts;
    private final String jsonSchema;
    private final int maxOutputTokens;
    private final Duration deadline;

    private ModelRequest(String system, List<String> parts, String jsonSchema, int maxOutputTokens, Duration deadline) {
        this.system = system;
        this.parts = parts;
        this.jsonSchema = jsonSchema;
        this.maxOutputTokens = maxOutputTokens;
        this.deadline = deadline;
    }

    /**
     * {@return a question with the default limits}
     *
     * @param system who the model is to be, and what it must not do; empty for none
     * @param parts what it is to read and to do, in this order; at least one
     * @param jsonSchema the JSON schema that its answer is to follow, as JSON text; empty for free text
     */
    public static ModelRequest of(String system, List<String> parts, String jsonSchema) {
        if (parts.isEmpty()) throw new IllegalArgumentException("a request needs at least one part");
        return new ModelRequest(system, List.copyOf(parts), jsonSchema, MAX_OUTPUT_TOKENS, DEADLINE);
    }

    /** {@return the same question with another limit on the tokens of the answer, thinking included} */
    public ModelRequest withMaxOutputTokens(int tokens) {
        if (tokens < 1) throw new IllegalArgumentException("maxOutputTokens must be at least 1: " + tokens);
        return new ModelRequest(system, parts, jsonSchema, tokens, deadline);
    }

    /**
     * {@return the same question with another time within which the answer must be there, waiting and retries
     * included}
     */
    public ModelRequest withDeadline(Duration time) {
        if (time.isNegative() || time.isZero())
            throw new IllegalArgumentException("deadline must be longer than nothing: " + time);
        return new ModelRequest(system, parts, jsonSchema, maxOutputTokens, time);
    }

    /** {@return who the model is to be, and what it must not do; may be empty} */
    public String system() {
        return system;
    }

    /** {@return what the model is to read and to do, in order} */
    public List<String> parts() {
        return parts;
    }

    /** {@return the JSON schema of the answer as JSON text; empty for free text} */
    public String jsonSchema() {
        return jsonSchema;
    }

    /**
     * {@return the most tokens the answer may have, thinking included; 8,192 by default}
     *
     * <p>Eight recommendations with their reasons take below 2,000 tokens; models that think spend several times their
     * answer on it, and an answer that is cut is worth nothing.
     */
    public int maxOutputTokens() {
        return maxOutputTokens;
    }

    /**
     * {@return the time within which the answer must be there; two minutes by default, room for one wait of a minute}
     */
    public Duration deadline() {
        return deadline;
    }

    @Override
    public String toString() {
        int characters =
                system.length() + parts.stream().mapToInt(String::length).sum();
        return String.format(
                Locale.ROOT,
                "%d part%s, %,d characters, at most %,d tokens within %s",
                parts.size(),
                parts.size() == 1 ? "" : "s",
                characters,
                maxOutputTokens,
                ModelErrors.seconds(deadline));
    }
}
