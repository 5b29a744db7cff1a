package dev.evenkeel.core.error;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The failures that all modules share. Each module adds a factory of its own beside this one. */
public final class Errors {
    /** Names that a sentence lists before it only counts. */
    private static final int LISTED = 20;

    private Errors() {}

    /** {@return the error for a column that a Dataset does not have, naming the columns there are} */
    public static EvenkeelException missingColumn(String column, String where, List<String> present) {
        String near = nearest(column, present);
        return new EvenkeelException("Column " + column + " is not in " + where + ". Columns there: "
                + listed(present) + "."
                + (near.isEmpty() ? "" : " Did you mean " + near + "?"));
    }

    /** {@return the error for a name that fits more than one column} */
    public static EvenkeelException ambiguousColumn(String column, String where) {
        return new EvenkeelException("Column " + column + " names more than one column of " + where
                + ". Rename one of them, so that the name says which is meant.");
    }

    /** {@return the error for a key column whose type Spark cannot compare} */
    public static EvenkeelException ungroupable(String column, String type) {
        return new EvenkeelException("Column " + column + " has type " + type
                + ", which Spark cannot group by. Pass a column of a comparable type, or derive one from it.");
    }

    /** {@return the error for a streaming Dataset where a finite one is needed} */
    public static EvenkeelException streaming(String action) {
        return new EvenkeelException(
                action + " needs a batch Dataset, but this one is streaming. Call it inside foreachBatch instead.");
    }

    /** {@return the error for a Dataset of Spark Connect where rows must be measured} */
    public static EvenkeelException needsClassicSession(String action) {
        return new EvenkeelException(action + " measures rows, which Spark Connect does not offer its clients."
                + " Call it in a job that runs on a classic session.");
    }

    /** {@return the error for a {@code spark.evenkeel.*} setting that nothing reads} */
    public static EvenkeelException unknownSetting(String key, List<String> known) {
        String near = nearest(key, known);
        return new EvenkeelException("Setting " + key + " is not known to Evenkeel. "
                + (near.isEmpty() ? "Known: " + String.join(", ", known) + "." : "Did you mean " + near + "?"));
    }

    /** {@return the error for a setting whose text cannot be read} */
    public static EvenkeelException badSetting(String key, String value, String expected) {
        return new EvenkeelException("Setting " + key + " is " + value + ", but must be " + expected + ".");
    }

    /** {@return the error for a call that this Spark line does not have} */
    public static EvenkeelException unsupportedSpark(String what, String version, Throwable cause) {
        return new EvenkeelException(
                "Evenkeel cannot " + what + " on Spark " + version
                        + ". Supported lines: 3.5, 4.0, 4.1 and 4.2; please report this with the cause below.",
                cause);
    }

    private static String listed(List<String> names) {
        if (names.isEmpty()) return "none";
        if (names.size() <= LISTED) return String.join(", ", names);
        return String.join(", ", names.subList(0, LISTED)) + " and "
                + String.format(Locale.ROOT, "%,d", names.size() - LISTED) + " more";
    }

    private static String nearest(String wanted, List<String> present) {
        int limit = Math.max(1, wanted.length() / 3);
        return present.stream()
                .filter(name -> distance(wanted, name) <= limit)
                .min(Comparator.comparingInt(name -> distance(wanted, name)))
                .orElse("");
    }

    /** Levenshtein distance without regard to case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) above[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replace = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replace, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
