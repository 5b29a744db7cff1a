package dev.evenkeel.benchmarks.data;

import dev.evenkeel.core.error.EvenkeelException;

/** What can be wrong with a file of the user's own, each said in one line. */
public final class UserFileErrors {
    private UserFileErrors() {}

    static EvenkeelException noSuchFile(String option, String file) {
        return new EvenkeelException("File " + file + " of " + option
                + " does not exist. Pass a Parquet or CSV file, or a directory of such files.");
    }

    static EvenkeelException unknownFormat(String file) {
        return new EvenkeelException(
                "File " + file + " is neither Parquet nor CSV by its name. Pass a file that ends in"
                        + " .parquet, .csv or .csv.gz, or a directory that holds such files.");
    }

    static EvenkeelException unreadable(String file, Throwable cause) {
        return new EvenkeelException("File " + file + " cannot be read: " + firstLine(cause), cause);
    }

    /** {@return what a problem says first, in one line; of several that caused each other, the first cause} */
    public static String firstLine(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) cause = cause.getCause();
        return oneLine(cause);
    }

    /** {@return the first line of what a problem says} */
    public static String oneLine(Throwable problem) {
        return String.valueOf(problem.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(problem.getClass().getName());
    }
}
