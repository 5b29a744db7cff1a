package dev.evenkeel.testkit;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The join types of Spark in every spelling that it accepts. */
public final class JoinTypes {
    private static final List<List<String>> SPELLINGS = List.of(
            List.of("inner", "INNER", "Inner"),
            List.of("left", "leftouter", "left_outer", "LEFT", "Left_Outer"),
            List.of("right", "rightouter", "right_outer", "RIGHT"),
            List.of("full", "outer", "fullouter", "full_outer", "OUTER", "FULL_OUTER"),
            List.of("semi", "leftsemi", "left_semi", "LEFT_SEMI"),
            List.of("anti", "leftanti", "left_anti", "LEFTANTI"),
            List.of("cross", "CROSS"));

    private JoinTypes() {}

    /** {@return every spelling of every type} */
    public static Stream<String> spellings() {
        return SPELLINGS.stream().flatMap(List::stream);
    }

    /** {@return each type once, in a spelling that changes with the turn} */
    public static List<String> each(int turn) {
        return SPELLINGS.stream()
                .map(spellings -> spellings.get(turn % spellings.size()))
                .toList();
    }

    /** {@return each type once but the cross join, which with a condition is an inner one} */
    public static List<String> eachButCross(int turn) {
        return each(turn).subList(0, SPELLINGS.size() - 1);
    }

    /** {@return some of the types, others at the next turn} */
    public static List<String> some(int count, int turn) {
        return IntStream.range(0, count)
                .mapToObj(index -> each(turn).get((turn * count + index) % SPELLINGS.size()))
                .toList();
    }
}
