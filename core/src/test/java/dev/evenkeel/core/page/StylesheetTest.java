package dev.evenkeel.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Contrast as the Web Content Accessibility Guidelines define it: 4.5 for text, 3 for shapes. */
class StylesheetTest {
    private static final Pattern COLOUR = Pattern.compile("--(\\w+): #(\\w{6});");

    private static final List<Map<String, Integer>> MODES = modes();

    private static List<Map<String, Integer>> modes() {
        String[] parts = Stylesheet.TEXT.split("prefers-color-scheme: dark", 2);
        return List.of(colours(parts[0]), colours(parts[1]));
    }

    private static Map<String, Integer> colours(String css) {
        Map<String, Integer> colours = new HashMap<>();
        Matcher colour = COLOUR.matcher(css);
        while (colour.find()) colours.put(colour.group(1), Integer.valueOf(colour.group(2), 16));
        return colours;
    }

    @Test
    void textHasContrastInLightAndInDark() {
        for (Map<String, Integer> mode : MODES) {
            for (String text : List.of("ink", "muted", "accent")) {
                assertThat(contrast(mode, text, "paper")).as(text).isGreaterThanOrEqualTo(4.5);
                assertThat(contrast(mode, text, "track")).as(text).isGreaterThanOrEqualTo(4.5);
            }
        }
    }

    @Test
    void barsHaveContrastInLightAndInDark() {
        for (Map<String, Integer> mode : MODES) {
            assertThat(contrast(mode, "bar", "paper")).isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void theStyleIsGoodXml() {
        assertThat(Stylesheet.TEXT).doesNotContain("<", "&");
        assertThat(CopyBlock.SCRIPT).doesNotContain("<", "&");
    }

    @Test
    void blackOnWhiteHasTheLargestContrast() {
        assertThat(contrast(Map.of("a", 0, "b", 0xffffff), "a", "b")).isEqualTo(21);
    }

    private static double contrast(Map<String, Integer> mode, String one, String other) {
        double a = luminance(mode.getOrDefault(one, 0));
        double b = luminance(mode.getOrDefault(other, 0));
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8) + 0.0722 * linear(colour);
    }

    private static double linear(int channel) {
        double value = (channel & 0xff) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
