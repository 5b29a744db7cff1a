package dev.evenkeel.skew;

import dev.evenkeel.core.decide.Reason;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a key's distribution means for a shuffle on it.
 *
 * <p>Every case carries its reason, with the measured value and the limit it was held against.
 */
public sealed interface SkewVerdict {
    /** {@return why} */
    Reason reason();

    /**
     * No partition will be much larger than the mean.
     *
     * @param reason why
     */
    record Even(Reason reason) implements SkewVerdict {}

    /**
     * Some partition will be larger than the mean, but not so large as to hold up a stage.
     *
     * @param reason why
     */
    record MildlySkewed(Reason reason) implements SkewVerdict {}

    /**
     * A key, or too small a number of keys, will overload one task.
     *
     * @param reason why
     */
    record Hot(Reason reason) implements SkewVerdict {}

    /**
     * The rows without a key will overload one task wherever they are shuffled.
     *
     * @param reason why
     */
    record NullDominated(Reason reason) implements SkewVerdict {}

    /**
     * There is nothing to judge by.
     *
     * @param reason why
     */
    record Unknown(Reason reason) implements SkewVerdict {}

    /** {@return the result of the case at hand} */
    default <R> R fold(
            Function<? super Even, R> even,
            Function<? super MildlySkewed, R> mildlySkewed,
            Function<? super Hot, R> hot,
            Function<? super NullDominated, R> nullDominated,
            Function<? super Unknown, R> unknown) {
        if (this instanceof Even e) return even.apply(e);
        if (this instanceof MildlySkewed m) return mildlySkewed.apply(m);
        if (this instanceof Hot h) return hot.apply(h);
        if (this instanceof NullDominated n) return nullDominated.apply(n);
        return unknown.apply((Unknown) this);
    }

    /** {@return the case that {@link #word} names so} */
    static SkewVerdict of(String word, Reason reason) {
        return Stream.<Function<Reason, SkewVerdict>>of(
                        Even::new, MildlySkewed::new, Hot::new, NullDominated::new, Unknown::new)
                .map(verdict -> verdict.apply(reason))
                .filter(verdict -> verdict.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no verdict: " + word));
    }

    /** {@return true where a shuffle on the key would stall} */
    default boolean isSkewed() {
        return fold(e -> false, m -> false, h -> true, n -> true, u -> false);
    }

    /** {@return the verdict in a word or two, such as {@code dominated by nulls}} */
    default String word() {
        return fold(e -> "even", m -> "mildly skewed", h -> "hot", n -> "dominated by nulls", u -> "unknown");
    }
}
