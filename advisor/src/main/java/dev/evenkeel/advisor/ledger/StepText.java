package dev.evenkeel.advisor.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Spark's text of a step of a plan, taken apart.
 *
 * <p>Example: {@code SortMergeJoin [a#1, b#2L], [c#3, d#4L], Inner} has the parts {@code [a#1, b#2L]}, {@code [c#3,
 * d#4L]} and {@code Inner}; the columns of the first are {@code a} and {@code b}. Commas inside brackets part nothing.
 */
final class StepText {
    private static final Pattern NUMBER = Pattern.compile("#\\d+L?");

    private StepText() {}

    /** {@return the text without Spark's numbers of columns} */
    static String plain(String text) {
        return NUMBER.matcher(text).replaceAll("").strip();
    }

    /** {@return what follows the name in the text, such as the arguments of a join} */
    static String arguments(PlanText step) {
        String name = step.name().strip();
        String text = step.text().strip();
        if (text.startsWith(name)) return text.substring(name.length()).strip();
        int space = text.indexOf(' ');
        return space < 0 ? "" : text.substring(space + 1).strip();
    }

    /** {@return the parts of a text between commas that stand in no bracket} */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(' || c == '[' || c == '{') depth++;
            if (c == ')' || c == ']' || c == '}') depth--;
            if (c != ',' || depth > 0) continue;
            add(parts, text.substring(from, at));
            from = at + 1;
        }
        add(parts, text.substring(from));
        return parts;
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) parts.add(part.strip());
    }

    static boolean isList(String part) {
        return part.startsWith("[");
    }

    /** {@return the entries of the first bracketed list in the text, without Spark's numbers} */
    static List<String> list(String text) {
        int open = text.indexOf('[');
        if (open < 0) return List.of();
        return parts(bracketed(text, open)).stream().map(StepText::plain).toList();
    }

    /** {@return what stands in the bracket that opens there, up to the end of the text where it does not close} */
    static String bracketed(String text, int open) {
        int depth = 0;
        for (int at = open; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '(' || c == '[' || c == '{') depth++;
            if (c == ')' || c == ']' || c == '}') depth--;
            if (depth == 0) return text.substring(open + 1, at);
        }
        return text.substring(open + 1);
    }

    /** {@return the value after {@code key: } in the text, a bracketed list with its brackets; empty without one} */
    static String labelled(String text, String key) {
        int label = text.indexOf(key + ": ");
        if (label < 0) return "";
        int from = label + key.length() + 2;
        if (text.startsWith("[", from)) return "[" + bracketed(text, from) + "]";
        int comma = text.indexOf(", ", from);
        return text.substring(from, comma < 0 ? text.length() : comma);
    }
}
