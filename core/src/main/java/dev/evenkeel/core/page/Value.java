package dev.evenkeel.core.page;

import dev.evenkeel.core.explain.TextLayout;

/**
 * A value of the user's data on a page: in letters of one width, kept from turning the direction of the text around it.
 *
 * <p>Example: {@code Value.shown(key, 40)} shows at most 40 characters of the key, and the whole key when pointed at.
 */
public final class Value {
    /** A tooltip longer than this covers the page. */
    private static final int TOOLTIP = 1_000;

    private Value() {}

    /** {@return the text, cut to that many characters} */
    public static Element shown(String text, int characters) {
        String cut = TextLayout.cell(text, characters);
        Element value = Element.of("bdi", cut).with("class", "value");
        return cut.endsWith("…") ? value.with("title", tooltip(text)) : value;
    }

    /** {@return the text as it stands in a tooltip: whole, unless it is immense} */
    static String tooltip(String text) {
        return TextLayout.cell(text, TOOLTIP);
    }

    /**
     * {@return the text cut to that many places of a font of one width; Chinese characters and emoji take two}
     *
     * @param places at least 2
     */
    static String cut(String text, int places) {
        int characters = places;
        String cut = TextLayout.cell(text, characters);
        while (places(cut) > places) cut = TextLayout.cell(text, --characters);
        return cut;
    }

    private static int places(String text) {
        return text.codePoints().map(Value::places).sum();
    }

    private static int places(int c) {
        if (c < 0x1100) return 1;
        if (c >= 0x1f000) return 2;
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HANGUL, HIRAGANA, KATAKANA -> 2;
            default -> 0xff01 <= c && c <= 0xff60 ? 2 : 1;
        };
    }
}
