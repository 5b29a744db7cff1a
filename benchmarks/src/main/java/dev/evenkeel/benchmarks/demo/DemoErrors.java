package dev.evenkeel.benchmarks.demo;

import dev.evenkeel.core.error.EvenkeelException;

/** What can be wrong with the demo's arguments and the files they name, each said in one line. */
final class DemoErrors {
    private DemoErrors() {}

    static EvenkeelException unknownOption(String option) {
        return new EvenkeelException(
                "Option " + option + " is not known. Options are " + DemoOption.names() + "; --help explains them.");
    }

    static EvenkeelException givenTwice(DemoOption option) {
        return new EvenkeelException("Option " + option + " is given twice. Give it once.");
    }

    static EvenkeelException noValue(DemoOption option) {
        return new EvenkeelException("Option " + option + " needs a value: " + option + " " + option.value() + ".");
    }

    static EvenkeelException badValue(DemoOption option, String value, String expected) {
        return new EvenkeelException("Option " + option + " is " + value + ", but must be " + expected + ".");
    }

    static EvenkeelException incomplete(DemoOption given, DemoOption missing) {
        return new EvenkeelException("Option " + given + " needs " + missing
                + " as well. Your own files are joined by --left FILE --right FILE --on KEY.");
    }

    static EvenkeelException scaleOfOwnFiles() {
        return new EvenkeelException("Option --scale is the size of the generated tables, so it does not go with --left"
                + " and --right. Leave it out.");
    }

    static EvenkeelException noSuchFile(DemoOption option, String file) {
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

    static EvenkeelException notJoinable(Throwable cause) {
        return new EvenkeelException("The two sides cannot be joined so: " + firstLine(cause), cause);
    }

    /** {@return what a problem says first, in one line; of several that caused each other, the first cause} */
    static String firstLine(Throwable problem) {
        Throwable cause = problem;
        while (cause.getCause() != null) cause = cause.getCause();
        return oneLine(cause);
    }

    /** {@return the first line of what a problem says} */
    static String oneLine(Throwable problem) {
        return String.valueOf(problem.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(problem.getClass().getName());
    }
}
