package dev.evenkeel.core.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.MergeLaws;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MergeLawsTest {
    @Test
    void sumsKeepTheLaws() {
        assertThatCode(() -> MergeLaws.check(List.of(1, 2, 3), 0, Integer::sum, Objects::equals))
                .doesNotThrowAnyException();
    }

    @Test
    void theFirstOfTwoIsNotCommutative() {
        assertThatThrownBy(() -> MergeLaws.check(List.of(1, 2), (a, b) -> a, Objects::equals))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a + b = b + a does not hold for [1, 2]");
    }

    @Test
    void aMeanOfMeansIsNotAssociative() {
        assertThatThrownBy(() -> MergeLaws.check(List.of(1.0, 2.0, 4.0), (a, b) -> (a + b) / 2, Objects::equals))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("(a + b) + c = a + (b + c)");
    }

    @Test
    void oneIsNotNeutralForSums() {
        assertThatThrownBy(() -> MergeLaws.check(List.of(1, 2), 1, Integer::sum, Objects::equals))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a + neutral = a");
    }

    @Test
    void aMergeMayNotChangeWhatItMerges() {
        List<List<Integer>> parts = List.of(new ArrayList<>(List.of(1)));
        assertThatThrownBy(() -> MergeLaws.check(parts, MergeLawsTest::growing, (a, b) -> a.size() == b.size()))
                .isInstanceOf(AssertionError.class);
    }

    private static List<Integer> growing(List<Integer> one, List<Integer> other) {
        one.addAll(List.copyOf(other));
        return List.copyOf(one);
    }
}
