package dev.evenkeel.core.stats;

import java.util.Locale;
import java.util.function.Function;

/**
 * A number together with how sure we are of it.
 *
 * <p>Example: {@code new Bounded(3.1e6, 3.0e6, 3.2e6)} prints {@code ~3,100,000 (3,000,000 to 3,200,000)}.
 */
public sealed interface Estimate {
    /**
     * A number that was counted.
     *
     * @param value the number
     */
    record Exact(double value) implements Estimate {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
    }

    /**
     * A number that was estimated, and the limits between which it lies.
     *
     * @param value the best guess
     * @param lower at most the value
     * @param upper at least the value
     */
    record Bounded(double value, double lower, double upper) implements Estimate {
        /** Refuses bounds that do not hold the value. */
        public Bounded {
            if (!(lower <= value && value <= upper)) {
                throw new IllegalArgumentException("not in order: " + lower + " <= " + value + " <= " + upper);
            }
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "~%,.0f (%,.0f to %,.0f)", value, lower, upper);
        }
    }

    /** A number of which nothing is known. */
    record Unknown() implements Estimate {
        @Override
        public String toString() {
            return "unknown";
        }
    }

    /** {@return the result of the case at hand} */
    default <R> R fold(
            Function<? super Exact, R> exact,
            Function<? super Bounded, R> bounded,
            Function<? super Unknown, R> unknown) {
        if (this instanceof Exact e) return exact.apply(e);
        if (this instanceof Bounded b) return bounded.apply(b);
        return unknown.apply((Unknown) this);
    }

    /** {@return the value, or the given one where it is unknown} */
    default double orElse(double other) {
        return fold(Exact::value, Bounded::value, unknown -> other);
    }

    /** {@return true unless nothing is known} */
    default boolean isKnown() {
        return !(this instanceof Unknown);
    }
}
