package dev.evenkeel.advisor.planted;

import dev.evenkeel.advisor.EventLogs;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.testkit.SparkFixture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A run that only a log tells, and that was never run.
 *
 * @param events the lines of the log
 */
record WrittenTrial(EventLines events) implements Trial {
    @Override
    public Map<String, RunProfile> profiles() {
        try {
            Path log = Files.createTempFile(SparkFixture.temporaryDirectory(), "written", ".log");
            return Map.of("log", EventLogs.read(Files.writeString(log, events.text())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
