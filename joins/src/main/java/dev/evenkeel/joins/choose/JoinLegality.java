package dev.evenkeel.joins.choose;

import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;

/**
 * Which strategy may serve which join.
 *
 * <p>Whatever copies rows may copy a side that is not preserved. It may copy a preserved one only where a row without
 * a match can be told from a copy that met no part of its match: where the join has nothing but equalities, by whether
 * the other side has the key at all. A semi or anti join's left rows are never copied.
 *
 * <p>The full truth table is {@code join-legality.csv} among the tests, against which this rule is held cell by cell.
 */
public final class JoinLegality {
    private JoinLegality() {}

    /** What a join has beside its equalities. */
    public enum Residual {
        /** Nothing: rows match if and only if their keys do. */
        NONE,
        /** Further terms, so that a key on both sides does not mean a match. */
        SOME
    }

    /** {@return true where the strategy gives the rows of the plain join} */
    public static boolean allows(JoinStrategy strategy, JoinType type, Residual residual) {
        return strategy.fold(
                nativeJoin -> true,
                broadcast -> type.mayReplicate(broadcast.build()),
                salt -> mayCopy(salt.scattered().other(), type, residual),
                cells -> mayCopy(Side.LEFT, type, residual) && mayCopy(Side.RIGHT, type, residual),
                split -> type.mayReplicate(split.skewed().other()),
                distinct -> type.looksOnce() && residual == Residual.NONE);
    }

    private static boolean mayCopy(Side side, JoinType type, Residual residual) {
        return type.mayReplicate(side) || (isOuter(type) && residual == Residual.NONE);
    }

    private static boolean isOuter(JoinType type) {
        return type == JoinType.LEFT_OUTER || type == JoinType.RIGHT_OUTER || type == JoinType.FULL_OUTER;
    }
}
