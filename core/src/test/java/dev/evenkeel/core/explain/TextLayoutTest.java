package dev.evenkeel.core.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.Seeds;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TextLayoutTest {
    @Test
    void wordsStandLeftAndNumbersRight() {
        assertThat(TextLayout.table(
                        List.of("name", "rows", "share"),
                        List.of(List.of("a", "1,200", "31.4 %"), List.of("longer", "7", "-"))))
                .containsExactly("  name     rows   share", "  a       1,200  31.4 %", "  longer      7       -");
    }

    @Test
    void charactersOutsideTheFirstPlaneTakeOnePlaceEach() {
        assertThat(TextLayout.table(List.of("key", "rows"), List.of(List.of("🚢🚢🚢🚢", "1"), List.of("abcd", "2"))))
                .containsExactly("  key   rows", "  🚢🚢🚢🚢     1", "  abcd     2");
    }

    @Test
    void aTableWithoutRowsIsItsHeadings() {
        assertThat(TextLayout.table(List.of("a", "b"), List.of())).containsExactly("  a  b");
    }

    @Test
    void aCellThatFitsIsLeftAlone() {
        assertThat(TextLayout.cell("Zürich", 6)).isEqualTo("Zürich");
        assertThat(TextLayout.cell("Zürich-West", 6)).isEqualTo("Züric…");
        assertThat(TextLayout.cell("", 6)).isEmpty();
    }

    @Test
    void whatCouldMoveTheCursorOrBreakTheLineIsEscaped() {
        assertThat(TextLayout.cell("a\nb\u001b[31m\u202e\u2028", 60)).isEqualTo("a\\u000ab\\u001b[31m\\u202e\\u2028");
        assertThat(TextLayout.cell(Character.toString(0xe0041), 60)).isEqualTo("\\u{e0041}");
        assertThat(TextLayout.cell("\ud800", 60)).isEqualTo("\\ud800");
    }

    @Test
    void anEscapeIsCutAsAWhole() {
        assertThat(TextLayout.cell("ab\ncd", 6)).isEqualTo("ab…");
        assertThat(TextLayout.cell("ab\ncd", 10)).isEqualTo("ab\\u000acd");
        assertThat(TextLayout.cell("ab\ncd", 9)).isEqualTo("ab\\u000a…");
    }

    @Seeds(200)
    void aCellIsNeverWiderThanAskedAndOnOneLine(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(40); i > 0; i--) {
            text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1));
        }
        int width = 1 + random.nextInt(50);
        String cell = TextLayout.cell(text.toString(), width);
        assertThat(cell.codePointCount(0, cell.length())).isLessThanOrEqualTo(width);
        assertThat(cell.codePoints()).noneMatch(Character::isISOControl);
        assertThat(cell.lines().count()).isLessThanOrEqualTo(1);
    }

    @Test
    void durationsTakeTheUnitThatFits() {
        assertThat(TextLayout.duration(Duration.ofMillis(340))).isEqualTo("340 ms");
        assertThat(TextLayout.duration(Duration.ofNanos(999_600_000))).isEqualTo("1.0 s");
        assertThat(TextLayout.duration(Duration.ofMillis(4_700))).isEqualTo("4.7 s");
        assertThat(TextLayout.duration(Duration.ofSeconds(750))).isEqualTo("12.5 min");
        assertThat(TextLayout.duration(Duration.ofMillis(119_999))).isEqualTo("2.0 min");
        assertThat(TextLayout.duration(Duration.ZERO)).isEqualTo("0 ms");
    }

    @Test
    void factorsBelowAHundredHaveADecimal() {
        assertThat(TextLayout.factor(4.31)).isEqualTo("4.3 x");
        assertThat(TextLayout.factor(99.99)).isEqualTo("100 x");
        assertThat(TextLayout.factor(12_345.6)).isEqualTo("12,346 x");
        assertThat(TextLayout.count(12_345.6)).isEqualTo("12,346");
    }
}
