package dev.evenkeel.advisor.audit;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.core.explain.JsonLayout;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A record as a line of JSON, {@code schemaVersion} first, and back.
 *
 * <p>Example: {@code {"schemaVersion":1,"time":"2026-01-01T00:00:00Z","run":"r1","number":3,"event":"deferred","id":"c1",
 * "text":"spark.executor.memory 8g"}}.
 *
 * <p>Implementation note: members are the components of the event's record type, in their order and by their names, so
 * that a line cannot say anything that the type does not.
 */
final class AuditLine {
    /** The version of the line, raised when a member changes its meaning. */
    static final int SCHEMA_VERSION = 1;

    /** How every line begins, by which a file of another kind is told. */
    static final String BEGINNING = "{\"schemaVersion\":";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Map<String, Class<?>> KINDS = kinds();

    private AuditLine() {}

    private static Map<String, Class<?>> kinds() {
        Map<String, Class<?>> kinds = new TreeMap<>();
        for (Class<?> type : AuditEvent.class.getPermittedSubclasses()) kinds.put(kind(type), type);
        return kinds;
    }

    /** {@return the name of an event's kind in the log, such as {@code rolled-back}} */
    static String kind(AuditEvent event) {
        return kind(event.getClass());
    }

    private static String kind(Class<?> type) {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    static String write(AuditRecord written) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", SCHEMA_VERSION);
        members.put("time", written.time().toString());
        members.put("run", written.run());
        members.put("number", written.number());
        members.put("event", kind(written.event()));
        members.putAll(members(written.event()));
        return JsonLayout.write(members);
    }

    private static Map<String, Object> members(Object value) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            members.put(component.getName(), member(value(component, value)));
        }
        return members;
    }

    private static Object member(Object value) {
        if (value instanceof Recommendation item) return members(item);
        return value instanceof List<?> list
                ? list.stream().map(AuditLine::member).toList()
                : value;
    }

    private static Object value(RecordComponent component, Object of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /**
     * {@return the record of a line; members that are not known are passed over}
     *
     * @throws IOException where it is no whole line of ours, or of a later version
     */
    static AuditRecord read(String line) throws IOException {
        JsonNode json = JSON.readTree(line);
        if (json == null || !json.isObject()) throw new IOException("it is no whole object");
        int version = json.path("schemaVersion").asInt();
        if (version != SCHEMA_VERSION) throw new IOException("it is of version " + version + ", not " + SCHEMA_VERSION);
        Class<?> kind = KINDS.get(json.path("event").asText());
        if (kind == null) throw new IOException("its event " + json.path("event") + " is not known");
        try {
            return new AuditRecord(
                    Instant.parse(json.path("time").asText()),
                    json.path("run").asText(),
                    json.path("number").asLong(),
                    (AuditEvent) made(kind, json));
        } catch (RuntimeException e) {
            throw new IOException("a member is not what it should be: " + e.getMessage(), e);
        }
    }

    private static Object made(Class<?> type, JsonNode json) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = read(components[i].getGenericType(), json.path(components[i].getName()));
        }
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private static Object read(Type type, JsonNode json) {
        if (type == String.class) return json.asText();
        if (type == long.class) return json.asLong();
        if (type == double.class) return json.asDouble();
        if (type == Recommendation.class) return made(Recommendation.class, json);
        Type raw = type instanceof ParameterizedType generic ? generic.getRawType() : type;
        if (raw == List.class) return elements(((ParameterizedType) type).getActualTypeArguments()[0], json);
        if (raw == Map.class) return texts(json);
        throw new IllegalStateException("an event has no members of type " + type);
    }

    private static List<Object> elements(Type type, JsonNode json) {
        List<Object> elements = new ArrayList<>();
        for (JsonNode element : json) elements.add(read(type, element));
        return elements;
    }

    private static Map<String, String> texts(JsonNode json) {
        Map<String, String> texts = new TreeMap<>();
        json.fields()
                .forEachRemaining(
                        member -> texts.put(member.getKey(), member.getValue().asText()));
        return texts;
    }
}
