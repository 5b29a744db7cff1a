package dev.evenkeel.advisor;

import dev.evenkeel.advisor.model.ModelPrice;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much a model is told, how long it may take, what it costs, and whether names go in clear.
 *
 * <p>Example: {@code LlmOptions.defaults().withTokenBudget(4_000).withDeadline(Duration.ofSeconds(30))}. Immutable.
 */
public final class LlmOptions {
    private static final LlmOptions DEFAULTS = new LlmOptions(12_000, 8_192, Duration.ofMinutes(2), null, false);

    private final int tokenBudget;
    private final int maxOutputTokens;
    private final Duration deadline;
    private final @Nullable ModelPrice price;
    private final boolean isInClear;

    private LlmOptions(
            int tokenBudget, int maxOutputTokens, Duration deadline, @Nullable ModelPrice price, boolean isInClear) {
        this.tokenBudget = tokenBudget;
        this.maxOutputTokens = maxOutputTokens;
        this.deadline = deadline;
        this.price = price;
        this.isInClear = isInClear;
    }

    /** {@return the defaults} */
    public static LlmOptions defaults() {
        return DEFAULTS;
    }

    /** {@return these options with room for so many tokens of reference information, at least 500} */
    public LlmOptions withTokenBudget(int tokens) {
        if (tokens < 500) throw new IllegalArgumentException("tokenBudget must be at least 500: " + tokens);
        return new LlmOptions(tokens, maxOutputTokens, deadline, price, isInClear);
    }

    /** {@return these options with an answer of at most so many tokens, thinking included} */
    public LlmOptions withMaxOutputTokens(int tokens) {
        if (tokens < 1) throw new IllegalArgumentException("maxOutputTokens must be at least 1: " + tokens);
        return new LlmOptions(tokenBudget, tokens, deadline, price, isInClear);
    }

    /** {@return these options with another time within which the answer must be there} */
    public LlmOptions withDeadline(Duration time) {
        if (time.isNegative() || time.isZero())
            throw new IllegalArgumentException("deadline must be longer than nothing: " + time);
        return new LlmOptions(tokenBudget, maxOutputTokens, time, price, isInClear);
    }

    /** {@return these options with what the model's service charges, so that the price stands beside the saving} */
    public LlmOptions withPrice(ModelPrice perMillion) {
        return new LlmOptions(tokenBudget, maxOutputTokens, deadline, perMillion, isInClear);
    }

    /**
     * {@return these options with the names of tables and columns in clear, as far as they look like names}
     *
     * <p>A name tells a model what a column is for, and tells whoever runs the model the same. Values never go.
     */
    public LlmOptions withNamesInClear() {
        return new LlmOptions(tokenBudget, maxOutputTokens, deadline, price, true);
    }

    /**
     * {@return the tokens of reference information; 12,000 by default}
     *
     * <p>The settings that may be advised take about 3,500, a run of 20 stages with a plan of 60 steps about as much
     * again; what is more is cut, the lightest first.
     */
    public int tokenBudget() {
        return tokenBudget;
    }

    /**
     * {@return the most tokens of an answer; 8,192 by default: four times what eight items take, for models that think}
     */
    public int maxOutputTokens() {
        return maxOutputTokens;
    }

    /** {@return the time within which the answer must be there; two minutes by default} */
    public Duration deadline() {
        return deadline;
    }

    /** {@return what the model's service charges; none by default, since it differs by model and changes} */
    public Optional<ModelPrice> price() {
        return Optional.ofNullable(price);
    }

    /** {@return true where names go in clear; they do not by default} */
    public boolean areNamesInClear() {
        return isInClear;
    }
}
