package dev.evenkeel.advisor.knob;

import dev.evenkeel.core.explain.TextLayout;
import java.util.List;
import java.util.Optional;

/**
 * A setting that may be advised, because no value within its bounds changes an answer, reads or writes anything else,
 * or runs anybody's code.
 *
 * <p>Example: {@code spark.sql.shuffle.partitions} is a number from 1 to 100,000, 200 where it is not set, changed by
 * at most a factor of 20 at once; {@code read("4k")} of it is empty, {@code read("400")} is 400. Immutable.
 *
 * @param key Spark's key, in exact case
 * @param kind what its value is
 * @param least the least that may be advised, in bytes, milliseconds or as a plain number
 * @param most the most
 * @param step how many times as much, or as little, may be advised at once; no limit where 0
 * @param usual Spark's default; empty where it depends on others
 * @param bareUnit what a bare number counts in, in bytes or milliseconds; 1 for plain numbers
 * @param words other texts that it may have beside numbers, such as {@code -1} for off
 * @param why what it is good for, without a full stop
 */
public record Knob(
        String key,
        Kind kind,
        double least,
        double most,
        double step,
        String usual,
        long bareUnit,
        List<String> words,
        String why) {
    /** What the value of a setting is. */
    public enum Kind {
        /** A size. */
        BYTES,
        /** A length of time. */
        TIME,
        /** A whole number. */
        COUNT,
        /** A number with decimals. */
        FRACTION,
        /** {@code true} or {@code false}. */
        FLAG,
        /** One of a few words. */
        WORD
    }

    /** Copies the words. */
    public Knob {
        words = List.copyOf(words);
    }

    /** {@return the value that a text is of this setting, as Spark reads it; empty where it is none of its kind} */
    public Optional<KnobValue> read(String text) {
        return KnobValue.read(this, text);
    }

    /** {@return the value it has where nobody sets it; empty where that depends on others} */
    public Optional<KnobValue> usualValue() {
        return usual.isEmpty() ? Optional.empty() : read(usual);
    }

    /** {@return the value that is so much, in bytes, milliseconds or as a plain number} */
    public KnobValue value(double amount) {
        return KnobValue.of(this, amount);
    }

    /** {@return true where values are numbers, so that one can be above another} */
    public boolean isNumeric() {
        return kind != Kind.FLAG && kind != Kind.WORD;
    }

    /** {@return true where a bare number would be taken in another unit than most people think} */
    public boolean needsUnit() {
        return bareUnit > 1;
    }

    /** {@return what may be advised, in words, such as {@code 1m to 1g} or {@code true or false}} */
    public String allowed() {
        if (kind == Kind.FLAG) return "true or false";
        if (kind == Kind.WORD) return String.join(", ", words);
        String range = value(least).text() + " to " + value(most).text();
        String others = words.isEmpty() ? "" : ", or " + String.join(", ", words);
        return range + others + (step == 0 ? "" : ", at most " + TextLayout.factor(step) + " at once");
    }

    @Override
    public String toString() {
        return key + ": " + allowed();
    }
}
