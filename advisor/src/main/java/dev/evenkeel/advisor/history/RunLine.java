package dev.evenkeel.advisor.history;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.advisor.Severity;
import dev.evenkeel.core.explain.JsonLayout;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A past run as a line of JSON, {@code schemaVersion} first, and back. */
final class RunLine {
    /** The version of the line, raised when a member changes its meaning. */
    static final int SCHEMA_VERSION = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private RunLine() {}

    static String write(PastRun run) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", SCHEMA_VERSION);
        members.put("name", run.name());
        members.put("id", run.id());
        members.put("start", run.start().toString());
        members.put("wallMillis", run.wall().toMillis());
        members.put("good", run.good());
        members.put("inputBytes", run.inputBytes());
        members.put("inputRows", run.inputRows());
        members.put("outputRows", run.outputRows());
        if (run.memoryShare() != null) members.put("memoryShare", run.memoryShare());
        members.put("taskBytes", run.taskBytes());
        members.put("findings", run.findings().stream().map(RunLine::members).toList());
        members.put("plans", run.plans().stream().map(RunLine::members).toList());
        return JsonLayout.write(members);
    }

    private static Map<String, Object> members(PastFinding finding) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", finding.id());
        members.put("place", finding.place());
        members.put("severity", finding.severity().name());
        return members;
    }

    private static Map<String, Object> members(PlanShape plan) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("query", plan.query());
        members.put("shape", plan.shape());
        return members;
    }

    /**
     * {@return the run of a line; members that are not known are passed over}
     *
     * @throws IOException where it is no line of ours, or of a later version
     */
    static PastRun read(String line) throws IOException {
        JsonNode json = JSON.readTree(line);
        if (json == null || json.path("schemaVersion").asInt() != SCHEMA_VERSION)
            throw new IOException("no line of version " + SCHEMA_VERSION);
        try {
            return new PastRun(
                    json.path("name").asText(),
                    json.path("id").asText(),
                    Instant.parse(json.path("start").asText()),
                    Duration.ofMillis(json.path("wallMillis").asLong()),
                    json.path("good").asBoolean(),
                    json.path("inputBytes").asLong(),
                    json.path("inputRows").asLong(),
                    json.path("outputRows").asLong(),
                    json.has("memoryShare") ? json.path("memoryShare").asDouble() : null,
                    json.path("taskBytes").asLong(),
                    findings(json.path("findings")),
                    plans(json.path("plans")));
        } catch (RuntimeException e) {
            throw new IOException("a member is not what it should be: " + e.getMessage(), e);
        }
    }

    private static List<PastFinding> findings(JsonNode array) {
        List<PastFinding> findings = new ArrayList<>();
        for (JsonNode one : array) {
            findings.add(new PastFinding(
                    one.path("id").asText(),
                    one.path("place").asText(),
                    Severity.valueOf(one.path("severity").asText())));
        }
        return findings;
    }

    private static List<PlanShape> plans(JsonNode array) {
        List<PlanShape> plans = new ArrayList<>();
        for (JsonNode one : array) {
            plans.add(
                    new PlanShape(one.path("query").asText(), one.path("shape").asText()));
        }
        return plans;
    }
}
