package dev.evenkeel.benchmarks.cli;

import dev.evenkeel.core.explain.TextLayout;
import java.io.PrintStream;
import java.time.Duration;

/**
 * How far a run is: a line as each scenario begins, with the time since the start and the time that is left if the
 * others take as long as those so far.
 *
 * <p>Example: {@code [2.3 min, about 8.1 min to go] 4 of 18: join/zipf-1.2}. Not thread-safe.
 */
final class RunProgress {
    private final PrintStream out;
    private final int all;
    private final long start = System.nanoTime();
    private int finished;

    RunProgress(PrintStream out, int all) {
        this.out = out;
        this.all = all;
    }

    void begins(String scenario) {
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        String toGo = finished == 0
                ? ""
                : ", about " + TextLayout.duration(elapsed.dividedBy(finished).multipliedBy(all - finished)) + " to go";
        out.println("[" + TextLayout.duration(elapsed) + toGo + "] " + (finished + 1) + " of " + all + ": " + scenario);
    }

    void ended() {
        finished++;
    }
}
