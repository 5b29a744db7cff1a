package dev.evenkeel.benchmarks.demo;

import dev.evenkeel.benchmarks.data.UserFileErrors;
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

    static EvenkeelException notJoinable(Throwable cause) {
        return new EvenkeelException("The two sides cannot be joined so: " + UserFileErrors.firstLine(cause), cause);
    }

    /** {@return the first line of what a problem says} */
    static String oneLine(Throwable problem) {
        return UserFileErrors.oneLine(problem);
    }
}
