package dev.evenkeel.advisor.eventlog;

import dev.evenkeel.advisor.ReadingProgress;
import dev.evenkeel.advisor.facts.RunProfile;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Logs that lie in memory. */
final class LogBytes {
    private LogBytes() {}

    static LogFile file(String name, byte[] bytes) {
        return new LogFile(name, bytes.length, () -> new ByteArrayInputStream(bytes));
    }

    static LogFile file(String name, String... lines) {
        return file(name, text(lines));
    }

    static byte[] text(String... lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static RunProfile read(byte[] bytes) {
        return read(file("log", bytes));
    }

    static RunProfile read(LogFile file) {
        return LogReading.of(new LogPlace("log", false, List.of(file)), ReadingProgress.NONE);
    }

    static RunProfile read(String... lines) {
        return read(text(lines));
    }

    static RunProfile directory(LogFile... files) {
        return LogReading.of(new LogPlace("directory", true, List.of(files)), ReadingProgress.NONE);
    }
}
