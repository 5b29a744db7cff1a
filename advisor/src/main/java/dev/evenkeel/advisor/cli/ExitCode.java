package dev.evenkeel.advisor.cli;

/** What the command tells the one who called it; the largest of several logs counts. */
enum ExitCode {
    /** Everything was read and written, and nothing reaches {@code --fail-on}. */
    FINE(0),
    /** A finding or an alert is as severe as {@code --fail-on} says, or worse. */
    TOO_SEVERE(1),
    /** The command was not understood. */
    WRONG_USAGE(2),
    /** A log could not be read, or a file not be written. */
    NOT_DONE(3),
    /** A fault of Evenkeel's own. */
    FAULT(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }

    ExitCode atLeast(ExitCode other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
