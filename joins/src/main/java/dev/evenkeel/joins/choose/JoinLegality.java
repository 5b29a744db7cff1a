package dev.evenkeel.joins.choose;

import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinType;

/**
 * Which strategy may serve which join type: whatever copies rows may copy only a side that is not preserved.
 *
 * <p>The full truth table is {@code join-legality.csv} among the tests, against which this rule is held cell by cell.
 */
public final class JoinLegality {
    private JoinLegality() {}

    /** {@return true where the strategy gives the rows of the plain join, any residual condition included} */
    public static boolean allows(JoinStrategy strategy, JoinType type) {
        return strategy.fold(
                nativeJoin -> true,
                broadcast -> type.mayReplicate(broadcast.build()),
                salt -> type.mayReplicate(salt.scattered().other()));
    }
}
