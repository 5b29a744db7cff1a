package dev.evenkeel.core.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PrimitiveIterator;
import java.util.regex.Pattern;

/**
 * Text for a terminal: aligned tables, cut and escaped values, durations and factors in words.
 *
 * <p>Same input, same bytes: everything is formatted in {@link Locale#ROOT}.
 */
public final class TextLayout {
    private static final Pattern NUMERIC = Pattern.compile("[<>~≤≥]?-?[0-9][0-9,.]*( ?[%x×a-zA-Z]+)?|-");

    private static final int LINE = 100;
    private static final String CONTINUED = "      ";

    private TextLayout() {}

    /**
     * {@return rows under headings, columns two spaces apart, indented by two; columns of numbers stand to the right}
     *
     * <p>Every row has as many cells as there are headings.
     */
    public static List<String> table(List<String> headings, List<List<String>> rows) {
        int columns = headings.size();
        int[] widths = new int[columns];
        boolean[] numeric = new boolean[columns];
        for (int column = 0; column < columns; column++) {
            int at = column;
            widths[at] = Math.max(
                    width(headings.get(at)),
                    rows.stream().mapToInt(row -> width(row.get(at))).max().orElse(0));
            numeric[at] = !rows.isEmpty()
                    && rows.stream()
                            .allMatch(row -> NUMERIC.matcher(row.get(at)).matches());
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths, numeric));
        rows.forEach(row -> lines.add(line(row, widths, numeric)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths, boolean[] numeric) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String pad = " ".repeat(widths[column] - width(cells.get(column)));
            line.append("  ").append(numeric[column] ? pad + cells.get(column) : cells.get(column) + pad);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** {@return the text on one line: control characters escaped, cut to that many characters with an ellipsis} */
    public static String cell(String text, int width) {
        StringBuilder out = new StringBuilder();
        int taken = 0;
        int beforeEllipsis = 0;
        PrimitiveIterator.OfInt characters = text.codePoints().iterator();
        while (characters.hasNext()) {
            String shown = visible(characters.nextInt());
            taken += width(shown);
            if (taken > width) return out.substring(0, beforeEllipsis) + "…";
            out.append(shown);
            if (taken < width) beforeEllipsis = out.length();
        }
        return out.toString();
    }

    private static String visible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> String.format(c > 0xffff ? "\\u{%x}" : "\\u%04x", c);
            default -> Character.toString(c);
        };
    }

    /** {@return a sentence in lines of at most 100 characters where its words allow, the later ones indented} */
    public static List<String> wrapped(String line) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > LINE) {
            int space = rest.lastIndexOf(' ', LINE);
            if (space <= CONTINUED.length()) break;
            lines.add(rest.substring(0, space));
            rest = CONTINUED + rest.substring(space + 1);
        }
        lines.add(rest);
        return lines;
    }

    /** {@return a duration in the unit that fits, such as {@code 340 ms}, {@code 4.7 s} or {@code 12.5 min}} */
    public static String duration(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 999.5) return String.format(Locale.ROOT, "%.0f ms", millis);
        if (millis < 119_950) return String.format(Locale.ROOT, "%.1f s", millis / 1000);
        return String.format(Locale.ROOT, "%.1f min", millis / 60_000);
    }

    /** {@return a factor with one decimal below 100, such as {@code 4.3 x}} */
    public static String factor(double factor) {
        return String.format(Locale.ROOT, factor < 99.95 ? "%.1f x" : "%,.0f x", factor);
    }

    /** {@return a whole number with thousands separated} */
    public static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
