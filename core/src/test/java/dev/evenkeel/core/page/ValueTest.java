package dev.evenkeel.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void aValueThatIsCutHasTheWholeInItsTooltip() {
        assertThat(Value.shown("abcdef", 6).attributes()).doesNotContainKey("title");
        assertThat(Value.shown("abcdefg", 6).children()).containsExactly(new Text("abcde…"));
        assertThat(Value.shown("abcdefg", 6).attributes()).containsEntry("title", "abcdefg");
    }

    @Test
    void aTooltipIsBounded() {
        assertThat(Value.tooltip("x".repeat(1_000_000))).hasSize(1_000);
    }

    @Test
    void wideCharactersTakeTwoPlaces() {
        assertThat(Value.cut("漢字漢字", 8)).isEqualTo("漢字漢字");
        assertThat(Value.cut("漢字漢字", 7)).isEqualTo("漢字…");
        assertThat(Value.cut("🚢🚢", 3)).isEqualTo("…");
        assertThat(Value.cut("abc", 3)).isEqualTo("abc");
    }
}
