package dev.evenkeel.core.page;

import dev.evenkeel.core.explain.TextLayout;

/**
 * Nodes as markup that is good HTML and good XML at once.
 *
 * <p>Example: a less-than sign in a text is written as its entity. Characters that nobody sees (controls, marks that
 * turn the direction of reading, halves of surrogate pairs) are written as their code, such as {@code \}{@code u202e}.
 */
final class MarkupWriter {
    private static final int NOT_A_CHARACTER = 0xfffe;

    private final StringBuilder out;

    MarkupWriter(StringBuilder out) {
        this.out = out;
    }

    void write(Node node) {
        if (node instanceof Element element) writeElement(element);
        else escape(((Text) node).text());
    }

    private void writeElement(Element element) {
        out.append('<').append(element.name());
        element.attributes().forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            escape(value);
            out.append('"');
        });
        if (Vocabulary.isVoid(element.name())) {
            out.append("/>");
        } else {
            out.append('>');
            element.children().forEach(this::write);
            out.append("</").append(element.name()).append('>');
        }
        if (!Vocabulary.isInline(element.name())) out.append('\n');
    }

    private void escape(String text) {
        visible(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                default -> out.appendCodePoint(c);
            }
        });
    }

    /** U+FFFE and U+FFFF of every plane are no characters; XML refuses those of the first. */
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        TextLayout.cell(text, Integer.MAX_VALUE).codePoints().forEach(c -> {
            if ((c & NOT_A_CHARACTER) == NOT_A_CHARACTER) visible.append(String.format("\\u{%x}", c));
            else visible.appendCodePoint(c);
        });
        return visible.toString();
    }
}
