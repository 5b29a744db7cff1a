package dev.evenkeel.advisor;

import java.time.LocalDate;
import java.util.Locale;

/**
 * What a model's service charges for a million tokens, and when that was looked up.
 *
 * <p>Example: at {@code new TokenPrice(0.30, 2.50, LocalDate.of(2026, 11, 1))} a question of 6,000 tokens with an
 * answer of 1,200, thinking included, costs 0.0048. Prices change and differ by contract: there is no default.
 *
 * @param perMillionRead the price of a million tokens of the question, in whatever currency the user counts
 * @param perMillionWritten the price of a million tokens of the answer, those of thinking included
 * @param asOf the day on which that was looked up
 */
public record TokenPrice(double perMillionRead, double perMillionWritten, LocalDate asOf) {
    private static final double MILLION = 1e6;

    /** Refuses what is no price; nothing is one, for a model of one's own. */
    public TokenPrice {
        if (!(perMillionRead >= 0 && perMillionRead < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("a price must be a number from 0 on: " + perMillionRead);
        if (!(perMillionWritten >= 0 && perMillionWritten < Double.POSITIVE_INFINITY))
            throw new IllegalArgumentException("a price must be a number from 0 on: " + perMillionWritten);
    }

    /** {@return what a question and its answer cost; tokens that the service had read before count in full} */
    public double of(long read, long written) {
        return read / MILLION * perMillionRead + written / MILLION * perMillionWritten;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s and %s a million as of %s",
                Price.text(perMillionRead),
                Price.text(perMillionWritten),
                asOf);
    }
}
