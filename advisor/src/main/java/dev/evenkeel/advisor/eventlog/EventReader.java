package dev.evenkeel.advisor.eventlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.evenkeel.advisor.ledger.RunLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * From a line of a log to the ledger. Not thread-safe.
 *
 * <p>Spark writes an event's name first. So an event that nothing here needs is known by the beginning of its line, and
 * the rest is not looked at; names that nobody knows, of other versions and of vendors, are passed over the same way.
 */
final class EventReader {
    private interface Event {
        void read(JsonParser json, RunLedger ledger) throws IOException;
    }

    /** What became of a line. */
    enum Outcome {
        /** It was an event, taken in or passed over. */
        EVENT,
        /** It was empty. */
        EMPTY,
        /** It was no JSON, or JSON that stopped in the middle. */
        BROKEN,
        /** It was JSON and a known event, and what it said made no sense. */
        UNREADABLE
    }

    private static final String TASK_END = "SparkListenerTaskEnd";

    private static final byte[] PREFIX = "{\"Event\":\"".getBytes(StandardCharsets.US_ASCII);

    private static final Map<String, Event> EVENTS = Map.ofEntries(
            Map.entry("SparkListenerLogStart", ApplicationJson::version),
            Map.entry("SparkListenerApplicationStart", ApplicationJson::started),
            Map.entry("SparkListenerApplicationEnd", ApplicationJson::ended),
            Map.entry("SparkListenerEnvironmentUpdate", ApplicationJson::set),
            Map.entry("SparkListenerJobStart", ApplicationJson::jobStarted),
            Map.entry("SparkListenerJobEnd", ApplicationJson::jobEnded),
            Map.entry("SparkListenerUnpersistRDD", ApplicationJson::unpersisted),
            Map.entry("SparkListenerStageSubmitted", (json, ledger) -> ledger.submitted(StageJson.start(json))),
            Map.entry("SparkListenerStageCompleted", (json, ledger) -> ledger.completed(StageJson.end(json))),
            Map.entry(TASK_END, TaskJson::read),
            Map.entry("SparkListenerExecutorAdded", ClusterJson::added),
            Map.entry("SparkListenerExecutorRemoved", ClusterJson::removed),
            Map.entry("SparkListenerBlockManagerAdded", ClusterJson::stores),
            Map.entry("SparkListenerBlockUpdated", ClusterJson::updated),
            Map.entry("SparkListenerStageExecutorMetrics", ClusterJson::peaked),
            Map.entry("SparkListenerSQLExecutionStart", QueryJson::started),
            Map.entry("SparkListenerSQLAdaptiveExecutionUpdate", QueryJson::replanned),
            Map.entry("SparkListenerDriverAccumUpdates", QueryJson::counted),
            Map.entry("SparkListenerSQLExecutionEnd", QueryJson::ended));

    private final JsonFactory factory = new JsonFactory();
    private final RunLedger ledger;

    EventReader(RunLedger ledger) {
        this.ledger = ledger;
    }

    Outcome read(Lines line) {
        if (line.isTooLong()) return Outcome.BROKEN;
        int first = first(line);
        if (first < 0) return Outcome.EMPTY;
        if (line.bytes()[first] != '{') return Outcome.BROKEN;
        try {
            String name = name(line);
            if (name == null) return Outcome.BROKEN;
            Event event = EVENTS.get(name.substring(name.lastIndexOf('.') + 1));
            if (event == null) return isWhole(line) ? Outcome.EVENT : Outcome.BROKEN;
            int end = line.from() + line.length();
            int start = name.equals(TASK_END) ? TaskLine.shorten(line.bytes(), line.from(), end) : line.from();
            try (JsonParser json = factory.createParser(line.bytes(), start, end - start)) {
                json.nextToken();
                event.read(json, ledger);
            }
            return Outcome.EVENT;
        } catch (IOException e) {
            return Outcome.BROKEN;
        } catch (RuntimeException e) {
            return Outcome.UNREADABLE;
        }
    }

    private static int first(Lines line) {
        for (int at = line.from(); at < line.from() + line.length(); at++) {
            if (line.bytes()[at] > ' ') return at;
        }
        return -1;
    }

    private @Nullable String name(Lines line) throws IOException {
        byte[] bytes = line.bytes();
        int from = line.from();
        int end = from + line.length();
        for (int at = 0; at < PREFIX.length; at++) {
            if (from + at >= end || bytes[from + at] != PREFIX[at]) return spacedName(line);
        }
        int start = from + PREFIX.length;
        for (int at = start; at < end; at++) {
            if (bytes[at] == '"') return new String(bytes, start, at - start, StandardCharsets.ISO_8859_1);
        }
        return null;
    }

    /** Not Spark's own way of writing, but JSON all the same. */
    private @Nullable String spacedName(Lines line) throws IOException {
        try (JsonParser json = factory.createParser(line.bytes(), line.from(), line.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT || json.nextToken() != JsonToken.FIELD_NAME) return null;
            if (!json.currentName().equals("Event")) return null;
            json.nextToken();
            return json.getValueAsString();
        }
    }

    /** {@return true where a line that is passed over is whole: looked through only where the log stops in it} */
    private boolean isWhole(Lines line) throws IOException {
        if (!line.isCut()) return isClosed(line);
        try (JsonParser json = factory.createParser(line.bytes(), line.from(), line.length())) {
            json.nextToken();
            json.skipChildren();
            return json.currentToken() == JsonToken.END_OBJECT;
        }
    }

    /** {@return true where the line ends as an object does} */
    private static boolean isClosed(Lines line) {
        int last = line.from() + line.length() - 1;
        while (last > line.from() && line.bytes()[last] <= ' ') last--;
        return line.bytes()[last] == '}';
    }
}
