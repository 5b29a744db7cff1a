package dev.evenkeel.advisor.model;

import java.time.LocalDate;

/**
 * What a model costs, in whatever currency the user counts, as it was on a day.
 *
 * <p>Example: at 0.50 a million tokens read and 3.00 written, 20,000 read and 2,000 written or thought cost 0.016.
 * There are no prices here: they differ by model, contract and region and change, so they are given, with the day they
 * are of.
 *
 * @param promptPerMillion the price of a million tokens read
 * @param cachedPerMillion the price of a million tokens read that the service had read before
 * @param answerPerMillion the price of a million tokens written or thought
 * @param asOf the day the prices are of
 */
public record ModelPrice(double promptPerMillion, double cachedPerMillion, double answerPerMillion, LocalDate asOf) {
    private static final double MILLION = 1e6;

    /** Refuses what is no price. */
    public ModelPrice {
        check(promptPerMillion);
        check(cachedPerMillion);
        check(answerPerMillion);
    }

    /** {@return prices without a reduction for what was read before} */
    public static ModelPrice of(double promptPerMillion, double answerPerMillion, LocalDate asOf) {
        return new ModelPrice(promptPerMillion, promptPerMillion, answerPerMillion, asOf);
    }

    /** {@return what so many tokens cost} */
    public double of(ModelTokens tokens) {
        long cached = Math.min(tokens.cached(), tokens.prompt());
        return ((tokens.prompt() - cached) * promptPerMillion
                        + cached * cachedPerMillion
                        + (tokens.answer() + tokens.thoughts()) * answerPerMillion)
                / MILLION;
    }

    private static void check(double price) {
        if (!(price >= 0 && price < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("a price of tokens must be a number from 0 on: " + price);
    }
}
