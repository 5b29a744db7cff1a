package dev.evenkeel.benchmarks.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the demo says while it goes on: a line a step, with the seconds since its start. */
final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();

    Progress(PrintStream out) {
        this.out = out;
    }

    /** Says what begins now. */
    void step(String text) {
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1e3;
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", seconds, text);
    }

    /** Prints lines that are no step, between blank lines. */
    void print(String text) {
        out.println();
        out.print(text.endsWith("\n") ? text : text + "\n");
        out.println();
    }
}
