package dev.evenkeel.core.explain;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values as JSON text, by hand, so that no JSON library is on the class path of a user's job.
 *
 * <p>Takes maps (members in the map's own order), iterables, strings, booleans, numbers and null, nested at will.
 * Example: {@code JsonLayout.write(Map.of("rows", 3))} gives {@code {"rows":3}}. Numbers that JSON cannot hold (NaN
 * and the infinities) become null. The same value gives the same bytes where its maps are ordered.
 */
public final class JsonLayout {
    private JsonLayout() {}

    /** {@return the value as one line of JSON} */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        append(out, value);
        return out.toString();
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        if (value instanceof Map<?, ?> members) appendObject(out, members);
        else if (value instanceof Iterable<?> elements) appendArray(out, elements);
        else if (value instanceof Double || value instanceof Float) appendReal(out, ((Number) value).doubleValue());
        else if (value == null || value instanceof Number || value instanceof Boolean) out.append(value);
        else appendText(out, value.toString());
    }

    private static void appendObject(StringBuilder out, Map<?, ?> members) {
        out.append('{');
        Iterator<? extends Map.Entry<?, ?>> entries = members.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<?, ?> entry = entries.next();
            appendText(out, String.valueOf(entry.getKey()));
            out.append(':');
            append(out, entry.getValue());
            if (entries.hasNext()) out.append(',');
        }
        out.append('}');
    }

    private static void appendArray(StringBuilder out, Iterable<?> elements) {
        out.append('[');
        Iterator<?> iterator = elements.iterator();
        while (iterator.hasNext()) {
            append(out, iterator.next());
            if (iterator.hasNext()) out.append(',');
        }
        out.append(']');
    }

    private static void appendReal(StringBuilder out, double number) {
        if (!Double.isFinite(number)) out.append("null");
        else if (number == Math.rint(number) && Math.abs(number) < 1e15) out.append((long) number);
        else out.append(number);
    }

    private static void appendText(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (isEscaped(text, i)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else out.append(c);
                }
            }
        }
        out.append('"');
    }

    /** Controls, line separators, and halves of surrogate pairs, which no encoding can hold. */
    private static boolean isEscaped(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c))
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        if (Character.isLowSurrogate(c)) return i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
    }
}
