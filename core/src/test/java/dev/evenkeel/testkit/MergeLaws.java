package dev.evenkeel.testkit;

import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

/**
 * The laws that a mergeable statistic keeps, so that it may be computed in parts, in any order, on any tree: merging is
 * associative and commutative, leaves what it merges as it was, and the statistic of no rows is neutral.
 *
 * <p>{@code same} says when two statistics count as the same: equality for exact ones, agreement within the stated error
 * for sketches.
 */
public final class MergeLaws {
    private MergeLaws() {}

    /** Fails with the law and the parts that break it. */
    public static <S> void check(List<S> parts, BinaryOperator<S> merge, BiPredicate<S, S> same) {
        Law<S> law = new Law<>(same);
        for (S a : parts) {
            for (S b : parts) {
                S ab = merge.apply(a, b);
                law.hold("a + b = b + a", ab, merge.apply(b, a), List.of(a, b));
                law.hold("a + b leaves a and b as they were", ab, merge.apply(a, b), List.of(a, b));
                for (S c : parts) {
                    law.hold(
                            "(a + b) + c = a + (b + c)",
                            merge.apply(ab, c),
                            merge.apply(a, merge.apply(b, c)),
                            List.of(a, b, c));
                }
            }
        }
    }

    /** Fails with the law and the parts that break it, the neutral element being one of the parts too. */
    public static <S> void check(List<S> parts, S neutral, BinaryOperator<S> merge, BiPredicate<S, S> same) {
        check(parts, merge, same);
        Law<S> law = new Law<>(same);
        for (S part : parts) {
            law.hold("a + neutral = a", merge.apply(part, neutral), part, List.of(part));
            law.hold("neutral + a = a", merge.apply(neutral, part), part, List.of(part));
        }
    }

    private record Law<S>(BiPredicate<S, S> same) {
        void hold(String law, S one, S other, List<S> parts) {
            if (!same.test(one, other)) {
                throw new AssertionError("%s does not hold for %s:%n  %s%n  %s".formatted(law, parts, one, other));
            }
        }
    }
}
