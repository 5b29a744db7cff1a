package dev.evenkeel.core.stats;

/**
 * A statistic of some rows that can be combined with the same statistic of other rows.
 *
 * <p>{@code merge} is associative and commutative up to the statistic's stated error, leaves both operands as they
 * are, and is neutral on the statistic of no rows.
 *
 * @param <S> the statistic itself
 */
public interface Mergeable<S extends Mergeable<S>> {
    /** {@return the statistic of the rows of both} */
    S merge(S other);
}
