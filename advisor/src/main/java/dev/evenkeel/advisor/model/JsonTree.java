package dev.evenkeel.advisor.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON text as a whole, to walk in: what is missing is empty, and what has another form than asked is an error.
 *
 * <p>Example: in {@code {"usage":{"prompt_tokens":12}}} the walk {@code at("usage").at("prompt_tokens").count()} gives
 * 12, {@code at("id").text()} gives an empty text, and {@code at("usage").text()} is refused.
 *
 * @param value a map, a list, a text, a number, a truth, or null where there is nothing
 */
record JsonTree(@Nullable Object value) {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int DEEPEST = 64;
    private static final JsonTree NOTHING = new JsonTree(null);

    /** A text that is no JSON, or JSON of another form than is read. */
    static final class Malformed extends IOException {
        private static final long serialVersionUID = 1;

        Malformed(String what) {
            super(what);
        }
    }

    /** {@return the tree of a text that holds one value; nothing where it is blank} */
    static JsonTree read(String text) throws Malformed {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() == null) return NOTHING;
            JsonTree tree = new JsonTree(value(json, 0));
            if (json.nextToken() != null) throw new Malformed("more than one JSON value");
            return tree;
        } catch (Malformed e) {
            throw e;
        } catch (IOException e) {
            throw new Malformed("no JSON");
        }
    }

    JsonTree at(String name) throws Malformed {
        if (value == null) return this;
        if (value instanceof Map<?, ?> members) return new JsonTree(members.get(name));
        throw new Malformed("JSON of another form");
    }

    List<JsonTree> elements() throws Malformed {
        if (value == null) return List.of();
        if (!(value instanceof List<?> list)) throw new Malformed("JSON of another form");
        List<JsonTree> elements = new ArrayList<>();
        for (Object element : list) elements.add(new JsonTree(element));
        return elements;
    }

    JsonTree first() throws Malformed {
        List<JsonTree> elements = elements();
        return elements.isEmpty() ? NOTHING : elements.get(0);
    }

    String text() throws Malformed {
        if (value == null) return "";
        if (value instanceof String text) return text;
        throw new Malformed("JSON of another form");
    }

    boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    /** {@return the number, at least 0} */
    long count() throws Malformed {
        if (value == null) return 0;
        if (value instanceof Number number) return Math.max(0, number.longValue());
        throw new Malformed("JSON of another form");
    }

    private static @Nullable Object value(JsonParser json, int depth) throws IOException {
        if (depth > DEEPEST) throw new Malformed("JSON nested deeper than " + DEEPEST);
        return switch (json.currentToken()) {
            case START_OBJECT -> members(json, depth);
            case START_ARRAY -> list(json, depth);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private static Map<String, @Nullable Object> members(JsonParser json, int depth) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            members.put(name, value(json, depth + 1));
        }
        return members;
    }

    private static List<@Nullable Object> list(JsonParser json, int depth) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) list.add(value(json, depth + 1));
        return list;
    }
}
