package dev.evenkeel.advisor.history;

import java.nio.file.Path;
import java.util.List;

/**
 * Where alerts go: a log, a file, or whatever a user's own implementation calls.
 *
 * <p>Example: {@code AlertSink.log().take(run, history.compare(run))}.
 */
public interface AlertSink {
    /** Takes the alerts of a run; none where there is nothing to tell. */
    void take(PastRun run, List<Alert> alerts);

    /** {@return a sink that writes a warning for each alert to the log of Java, which Spark sends to its own} */
    static AlertSink log() {
        return new LogSink();
    }

    /** {@return a sink that adds a line of JSON for each alert to that file} */
    static AlertSink file(Path file) {
        return new FileSink(file);
    }
}
