package dev.evenkeel.joins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.testkit.JoinTypes;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTypeTest {
    static Stream<String> spellings() {
        return Stream.concat(JoinTypes.spellings(), Stream.of("l_e_f_t", "Right_OUTER", "Full_Outer", "left_Semi"));
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void everySpellingMeansWhatSparkTakesItFor(String spelling) {
        assertThat(spark(JoinType.named(spelling).keyword())).isEqualTo(spark(spelling));
    }

    @Test
    void everyTypeHasASpelling() {
        assertThat(JoinTypes.spellings().map(JoinType::named)).containsOnly(JoinType.values());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sideways", "", "left ", "natural", "existence", "left-outer"})
    void whatSparkRefusesIsRefusedWithTheNamesThatWork(String spelling) {
        assertThatThrownBy(() -> spark(spelling)).isNotNull();
        assertThatThrownBy(() -> JoinSpec.on("k").type(spelling))
                .isInstanceOf(EvenkeelException.class)
                .hasMessage("Join type '" + spelling + "' is not one that Spark knows. Use inner, cross, left_outer,"
                        + " right_outer, full_outer, left_semi or left_anti.");
    }

    @ParameterizedTest
    @EnumSource(JoinType.class)
    void aPreservedSideIsNeverReplicated(JoinType type) {
        for (Side side : Side.values())
            assertThat(type.preserves(side) && type.mayReplicate(side)).isFalse();
    }

    @Test
    void specsSayWhatTheyJoin() {
        assertThat(Stream.of(
                        JoinSpec.on("a", "b"),
                        JoinSpec.on("a").left(),
                        JoinSpec.on("a").right(),
                        JoinSpec.on("a").full(),
                        JoinSpec.on("a").semi(),
                        JoinSpec.onCommonColumns().anti()))
                .extracting(JoinSpec::toString)
                .containsExactly(
                        "JoinSpec[inner on a, b]",
                        "JoinSpec[left_outer on a]",
                        "JoinSpec[right_outer on a]",
                        "JoinSpec[full_outer on a]",
                        "JoinSpec[left_semi on a]",
                        "JoinSpec[left_anti on common columns]");
    }

    @Test
    void aSpecIsNotChangedByItsVerbs() {
        JoinSpec inner = JoinSpec.on("a");
        assertThat(Arrays.asList(inner.left(), inner.full(), inner.type("anti")))
                .doesNotContain(inner);
        assertThat(inner.joinType()).isEqualTo(JoinType.INNER);
    }

    private static Object spark(String spelling) {
        return org.apache.spark.sql.catalyst.plans.JoinType.apply(spelling);
    }
}
