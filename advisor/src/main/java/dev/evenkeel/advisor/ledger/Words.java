package dev.evenkeel.advisor.ledger;

import org.jspecify.annotations.Nullable;

/** Texts of a run, cut to what is kept of them. */
final class Words {
    private static final int LINE = 200;
    private static final int DETAIL = 1000;

    private Words() {}

    /** {@return the first line that is not blank, cut to 200 characters; empty where there is none} */
    static String firstLine(@Nullable String text) {
        if (text == null) return "";
        return cut(
                text.lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .orElse("")
                        .strip(),
                LINE);
    }

    /** {@return a text of several lines, cut to 1,000 characters} */
    static String detail(@Nullable String text) {
        return text == null ? "" : cut(text, DETAIL);
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length);
    }
}
