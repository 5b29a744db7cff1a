package dev.evenkeel.core.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text for a terminal: aligned tables, cut and escaped values, durations and factors in words.
 *
 * <p>Same input, same bytes: everything is formatted in {@link Locale#ROOT}.
 */
public final class TextLayout {
    private static final Pattern NUMERIC = Pattern.compile("[<>~≤≥]?-?[0-9][0-9,.]*( ?[%x×a-zA-Z]+)?|-");

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
                    headings.get(at).length(),
                    rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
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
            String pad = " ".repeat(widths[column] - cells.get(column).length());
            line.append("  ").append(numeric[column] ? pad + cells.get(column) : cells.get(column) + pad);
        }
        return line.toString().stripTrailing();
    }

    /** {@return the text on one line: control characters escaped, cut to that many characters with an ellipsis} */
    public static String cell(String text, int width) {
        StringBuilder out = new StringBuilder();
        text.codePoints().limit(width + 1L).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                out.append(String.format("\\u%04x", c));
            } else out.appendCodePoint(c);
        });
        if (out.codePointCount(0, out.length()) <= width) return out.toString();
        return out.substring(0, out.offsetByCodePoints(0, width - 1)) + "…";
    }

    /** {@return a duration in the unit that fits, such as {@code 340 ms}, {@code 4.7 s} or {@code 12.5 min}} */
    public static String duration(Duration duration) {
        double millis = duration.toNanos() / 1e6;
        if (millis < 1000) return String.format(Locale.ROOT, "%.0f ms", millis);
        if (millis < 120_000) return String.format(Locale.ROOT, "%.1f s", millis / 1000);
        return String.format(Locale.ROOT, "%.1f min", millis / 60_000);
    }

    /** {@return a factor with one decimal below 100, such as {@code 4.3 x}} */
    public static String factor(double factor) {
        return String.format(Locale.ROOT, factor < 100 ? "%.1f x" : "%,.0f x", factor);
    }

    /** {@return a whole number with thousands separated} */
    public static String count(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }
}
