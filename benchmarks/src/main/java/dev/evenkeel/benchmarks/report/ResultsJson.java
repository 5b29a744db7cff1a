package dev.evenkeel.benchmarks.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.benchmarks.measure.Quantity;
import dev.evenkeel.benchmarks.measure.Series;
import dev.evenkeel.benchmarks.measure.Unit;
import dev.evenkeel.core.error.EvenkeelException;
import dev.evenkeel.core.explain.JsonLayout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results as JSON and back, {@code schemaVersion} first; every value of every round is in it. */
public final class ResultsJson {
    private ResultsJson() {}

    /** {@return the results as one line of JSON} */
    public static String write(Results results) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", Results.SCHEMA_VERSION);
        members.put("machine", members(results.machine()));
        members.put("scale", results.scale());
        members.put(
                "scenarios",
                results.scenarios().stream().map(ResultsJson::members).toList());
        return JsonLayout.write(members);
    }

    private static Map<String, Object> members(Machine machine) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("cores", machine.cores());
        members.put("heapMebibytes", machine.heapMebibytes());
        members.put("java", machine.java());
        members.put("system", machine.system());
        members.put("spark", machine.spark());
        members.put("scala", machine.scala());
        return members;
    }

    private static Map<String, Object> members(ScenarioResult scenario) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", scenario.name());
        members.put("about", scenario.about());
        members.put("base", scenario.base());
        members.put("ours", scenario.ours());
        members.put("rounds", scenario.rounds());
        members.put("tookMillis", scenario.took().toMillis());
        members.put("ways", scenario.ways().stream().map(ResultsJson::members).toList());
        return members;
    }

    private static Map<String, Object> members(WayResult way) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", way.name());
        members.put("how", way.how());
        members.put("failure", way.failure());
        Map<String, Object> figures = new LinkedHashMap<>();
        for (Measure measure : Measure.values()) {
            way.series(measure).ifPresent(series -> figures.put(measure.key(), series.values()));
        }
        members.put("figures", figures);
        members.put(
                "gauges",
                way.gauges().stream()
                        .map(gauge -> members(gauge, way.series(gauge).orElseThrow()))
                        .toList());
        return members;
    }

    private static Map<String, Object> members(Gauge gauge, Series series) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", gauge.name());
        members.put("unit", gauge.unit().name());
        members.put("values", series.values());
        return members;
    }

    /** {@return the results that such a text holds; refuses another version} */
    public static Results read(String json) {
        JsonNode root = parse(json);
        int version = root.path("schemaVersion").asInt();
        if (version != Results.SCHEMA_VERSION) {
            throw new EvenkeelException("Results have schema version " + version + ", but this program reads "
                    + Results.SCHEMA_VERSION + ". Run the scenarios again.");
        }
        JsonNode machine = root.path("machine");
        List<ScenarioResult> scenarios = new ArrayList<>();
        root.path("scenarios").forEach(scenario -> scenarios.add(scenario(scenario)));
        return new Results(
                new Machine(
                        machine.path("cores").asInt(),
                        machine.path("heapMebibytes").asLong(),
                        machine.path("java").asText(),
                        machine.path("system").asText(),
                        machine.path("spark").asText(),
                        machine.path("scala").asText()),
                root.path("scale").asText(),
                scenarios);
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new EvenkeelException("Results are not JSON: " + e.getMessage());
        }
    }

    private static ScenarioResult scenario(JsonNode scenario) {
        List<WayResult> ways = new ArrayList<>();
        scenario.path("ways").forEach(way -> ways.add(way(way)));
        return new ScenarioResult(
                scenario.path("name").asText(),
                scenario.path("about").asText(),
                scenario.path("base").asText(),
                scenario.path("ours").asText(),
                scenario.path("rounds").asInt(),
                Duration.ofMillis(scenario.path("tookMillis").asLong()),
                ways);
    }

    private static WayResult way(JsonNode way) {
        Map<Quantity, Series> figures = new LinkedHashMap<>();
        way.path("figures")
                .fields()
                .forEachRemaining(figure -> Measure.named(figure.getKey())
                        .ifPresent(measure -> figures.put(measure, series(figure.getValue()))));
        for (JsonNode gauge : way.path("gauges")) {
            Unit unit = Unit.valueOf(gauge.path("unit").asText());
            figures.put(new Gauge(gauge.path("name").asText(), unit), series(gauge.path("values")));
        }
        return new WayResult(
                way.path("name").asText(),
                way.path("how").asText(),
                way.path("failure").asText(),
                figures);
    }

    private static Series series(JsonNode values) {
        List<Double> series = new ArrayList<>();
        values.forEach(value -> series.add(value.asDouble()));
        return new Series(series);
    }
}
