package dev.evenkeel.joins;

import java.util.Locale;
import java.util.Set;

/** The join types of Spark's Dataset API, by any of the names that it accepts. */
public enum JoinType {
    /** Matching pairs. */
    INNER("inner", Set.of("inner")),
    /** All pairs, or those that meet a condition. */
    CROSS("cross", Set.of("cross")),
    /** Matching pairs, and left rows without a match. */
    LEFT_OUTER("left_outer", Set.of("left", "leftouter")),
    /** Matching pairs, and right rows without a match. */
    RIGHT_OUTER("right_outer", Set.of("right", "rightouter")),
    /** Matching pairs, and rows of both sides without a match. */
    FULL_OUTER("full_outer", Set.of("full", "outer", "fullouter")),
    /** Left rows with a match, once each. */
    LEFT_SEMI("left_semi", Set.of("semi", "leftsemi")),
    /** Left rows without a match. */
    LEFT_ANTI("left_anti", Set.of("anti", "leftanti"));

    private final String keyword;

    @SuppressWarnings("ImmutableEnumChecker") // only ever Set.of
    private final Set<String> names;

    JoinType(String keyword, Set<String> names) {
        this.keyword = keyword;
        this.names = names;
    }

    /** {@return the type of that name; case and underscores do not matter, as in Spark} */
    public static JoinType named(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "");
        for (JoinType type : values()) {
            if (type.names.contains(plain)) return type;
        }
        throw JoinErrors.unknownType(name);
    }

    /** {@return the name by which Spark knows the type} */
    public String keyword() {
        return keyword;
    }

    /** {@return true where every row of the side is in the result, with or without a match} */
    public boolean preserves(Side side) {
        return switch (this) {
            case INNER, CROSS, LEFT_SEMI -> false;
            case LEFT_OUTER, LEFT_ANTI -> side == Side.LEFT;
            case RIGHT_OUTER -> side == Side.RIGHT;
            case FULL_OUTER -> true;
        };
    }

    /** {@return true where a left row comes out at most once, however often it matches: semi and anti joins} */
    public boolean looksOnce() {
        return this == LEFT_SEMI || this == LEFT_ANTI;
    }

    /**
     * {@return true where every row of the side may be copied, so that each row of the other side meets one copy,
     * without a row of the result being lost or doubled}
     *
     * <p>A preserved side may not: each copy without a match would give a row of its own. Nor may the left side of a
     * semi join, whose rows come out once however often they match.
     */
    public boolean mayReplicate(Side side) {
        return switch (this) {
            case INNER, CROSS -> true;
            case LEFT_OUTER, LEFT_SEMI, LEFT_ANTI -> side == Side.RIGHT;
            case RIGHT_OUTER -> side == Side.LEFT;
            case FULL_OUTER -> false;
        };
    }
}
