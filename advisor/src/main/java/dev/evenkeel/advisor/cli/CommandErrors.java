package dev.evenkeel.advisor.cli;

import dev.evenkeel.core.error.EvenkeelException;
import java.util.Set;

/** What can be wrong with a command, said in one sentence. */
final class CommandErrors {
    private static final String SEE = ". See --help.";

    private CommandErrors() {}

    /** A command that was not understood. */
    static final class Misuse extends EvenkeelException {
        private static final long serialVersionUID = 1;

        Misuse(String message) {
            super(message);
        }
    }

    static Misuse noCommand() {
        return new Misuse("Say what to do: advise LOG" + SEE);
    }

    static Misuse unknownCommand(String command) {
        return new Misuse("There is no command " + command + ", only advise" + SEE);
    }

    static Misuse noLog() {
        return new Misuse("Name at least one event log" + SEE);
    }

    static Misuse unknownOption(String option) {
        return new Misuse("There is no option " + option + SEE);
    }

    static Misuse noValue(String option) {
        return new Misuse(option + " needs a value" + SEE);
    }

    static Misuse notASeverity(String text) {
        return new Misuse("--fail-on takes info, low, moderate, severe or critical, and not " + text + ".");
    }

    static Misuse notAPrice(String text) {
        return new Misuse("--price takes a number above 0, such as 0.05, 0.192/4 for 4 cores, or m5.xlarge, and not "
                + text + ".");
    }

    static Misuse notANumber(String text) {
        return new Misuse("--runs-per-month takes a number above 0, such as 30, and not " + text + ".");
    }

    static Misuse notATime(String text) {
        return new Misuse("--deadline takes a time such as 90s, 45m or 2h, and not " + text + ".");
    }

    static Misuse onePage(int logs) {
        return new Misuse("--html writes the page of one log, and there are " + logs + ". Name one, or leave it out.");
    }

    static Misuse needsPrice() {
        return new Misuse("--runs-per-month needs --price, which says what a core costs.");
    }

    static Misuse needsHistory(Set<String> options) {
        String need = options.size() == 1 ? " needs" : " need";
        return new Misuse(String.join(" and ", options) + need + " --history, which says where earlier runs are kept.");
    }

    static EvenkeelException unwritable(String file, Exception cause) {
        return new EvenkeelException(
                file + " cannot be written: " + cause.getMessage() + ". Name a file in a directory of yours.", cause);
    }
}
