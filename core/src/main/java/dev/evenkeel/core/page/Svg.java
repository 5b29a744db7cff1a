package dev.evenkeel.core.page;

import java.util.List;
import java.util.Locale;

/**
 * The shapes of which charts are drawn; colours come from the style, by class.
 *
 * <p>Example: {@code Svg.line("grid", 0, 10.25, 300, 10.25)}. Coordinates are written with one decimal.
 */
final class Svg {
    private Svg() {}

    static Element line(String style, double x1, double y1, double x2, double y2) {
        return Element.of("line")
                .with("class", style)
                .with("x1", number(x1))
                .with("y1", number(y1))
                .with("x2", number(x2))
                .with("y2", number(y2));
    }

    static Element rect(String style, double x, double y, double width, double height) {
        return Element.of("rect")
                .with("class", style)
                .with("x", number(x))
                .with("y", number(y))
                .with("width", number(width))
                .with("height", number(height));
    }

    static Element text(String style, double x, double y, Anchor anchor, String text) {
        return Element.of("text", text)
                .with("class", style)
                .with("x", number(x))
                .with("y", number(y))
                .with("text-anchor", anchor.word);
    }

    /** {@return the shapes, cut off at the edges of a rectangle; coordinates stay what they are} */
    static Element clipped(double x, double y, double width, double height, List<Element> shapes) {
        return Element.of("svg", shapes)
                .with("x", number(x))
                .with("y", number(y))
                .with("width", number(width))
                .with("height", number(height))
                .with("viewBox", number(x) + " " + number(y) + " " + number(width) + " " + number(height));
    }

    static String number(double coordinate) {
        String text = String.format(Locale.ROOT, "%.1f", coordinate);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** Which end of a text its coordinate names. */
    enum Anchor {
        START("start"),
        MIDDLE("middle"),
        END("end");

        private final String word;

        Anchor(String word) {
            this.word = word;
        }
    }
}
