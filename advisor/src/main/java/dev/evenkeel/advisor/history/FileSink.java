package dev.evenkeel.advisor.history;

import dev.evenkeel.core.explain.JsonLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A line of JSON for each alert, at the end of a file. */
record FileSink(Path file) implements AlertSink {
    @Override
    public void take(PastRun run, List<Alert> alerts) {
        if (alerts.isEmpty()) return;
        StringBuilder lines = new StringBuilder();
        for (Alert alert : alerts)
            lines.append(JsonLayout.write(members(run, alert))).append('\n');
        try {
            Files.write(
                    file,
                    lines.toString().getBytes(StandardCharsets.UTF_8),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw HistoryErrors.unwritable(file.toString(), e);
        }
    }

    private static Map<String, Object> members(PastRun run, Alert alert) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", run.name());
        members.put("id", run.id());
        members.put("start", run.start().toString());
        members.putAll(alert.members());
        return members;
    }
}
