package dev.evenkeel.advisor.eventlog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Walking through JSON that comes as a stream: a reader takes the members it knows, and all others are passed over.
 *
 * <p>Each method stands on the first token of a value when it is called, and on its last when it returns.
 */
final class JsonMembers {
    /** Takes a member of an object, or leaves it. */
    interface Member {
        /** Takes the member of that name; the parser stands on the first token of its value. */
        void read(String name) throws IOException;
    }

    /** Takes an element of an array. */
    interface Element<T> {
        /** {@return the element; the parser stands on its first token} */
        T read(JsonParser json) throws IOException;
    }

    private JsonMembers() {}

    static void each(JsonParser json, Member member) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            member.read(name);
            json.skipChildren();
        }
    }

    static <T> List<T> list(JsonParser json, Element<T> element) throws IOException {
        List<T> list = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return list;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(element.read(json));
            json.skipChildren();
        }
        return list;
    }

    /** {@return the numbers of an array} */
    static List<Integer> integers(JsonParser json) throws IOException {
        return list(json, JsonParser::getValueAsInt);
    }

    /** {@return the members that are texts, numbers or truths, as texts, of which the key is of use} */
    static Map<String, String> texts(JsonParser json, Predicate<String> isOfUse) throws IOException {
        Map<String, String> texts = new HashMap<>();
        each(json, name -> {
            if (json.currentToken().isScalarValue() && isOfUse.test(name)) texts.put(name, text(json));
        });
        return texts;
    }

    /** {@return a text or a number as text; empty for null} */
    static String text(JsonParser json) throws IOException {
        String text = json.getValueAsString();
        return text == null ? "" : text;
    }
}
