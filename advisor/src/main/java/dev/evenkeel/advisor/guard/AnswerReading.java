package dev.evenkeel.advisor.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.evenkeel.advisor.guard.Answer.ActionItem;
import dev.evenkeel.advisor.guard.Answer.Config;
import dev.evenkeel.advisor.guard.Answer.Support;
import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.advisor.prompt.AdviceForm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An answer read strictly: finished, one JSON object and nothing around it, each member once, none missing, none extra.
 *
 * <p>Example: the same object between Markdown fences, followed by a remark, with a member twice or with a member more
 * is refused as a whole: whoever does not keep to the form is not read any further.
 */
final class AnswerReading {
    static final int MOST_CHARACTERS = 32_768;
    private static final int MOST_ELEMENTS = 32;
    private static final Set<String> OPTIONAL = Set.of("side", "columns", "count");

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final JsonParser json;

    private AnswerReading(JsonParser json) {
        this.json = json;
    }

    static Answer read(ModelResponse response) throws Refused {
        if (response.finish() != FinishReason.STOP) throw new Refused(Reasons.notFinished(response.finish()));
        String text = response.text();
        if (text.isBlank()) throw new Refused(Reasons.emptyAnswer());
        if (text.length() > MOST_CHARACTERS) throw new Refused(Reasons.tooLongAnswer(text.length(), MOST_CHARACTERS));
        try (JsonParser json = JSON.createParser(text)) {
            Answer answer = new AnswerReading(json).whole();
            if (json.nextToken() != null) throw new Refused(Reasons.notJson());
            return answer;
        } catch (IOException e) {
            throw new Refused(Reasons.notJson());
        }
    }

    private Answer whole() throws IOException, Refused {
        if (json.nextToken() != JsonToken.START_OBJECT) throw new Refused(Reasons.notJson());
        Members members = object(Set.of("summary", "configs", "actions", "question"));
        List<Config> configs = new ArrayList<>();
        for (Members config : members.objects("configs")) configs.add(config(config));
        List<ActionItem> actions = new ArrayList<>();
        for (Members action : members.objects("actions")) actions.add(action(action));
        int items = configs.size() + actions.size();
        if (items > AdviceForm.MOST_ITEMS) throw new Refused(Reasons.tooManyItems(items, AdviceForm.MOST_ITEMS));
        return new Answer(members.text("summary"), configs, actions, members.text("question"));
    }

    private static Config config(Members members) throws Refused {
        return new Config(members.text("key"), members.text("value"), members.text("scope"), support(members));
    }

    private static ActionItem action(Members members) throws Refused {
        return new ActionItem(
                members.text("action"),
                members.text("at"),
                members.has("side") ? members.text("side") : null,
                members.has("columns") ? members.texts("columns") : null,
                members.has("count") ? Long.valueOf(members.number("count")) : null,
                support(members));
    }

    private static Support support(Members members) throws Refused {
        return new Support(members.text("reason"), members.texts("evidence"), members.text("confidence"));
    }

    /** {@return the members of an object; the parser stands on its opening brace, and on its closing one afterwards} */
    private Members object(Set<String> names) throws IOException, Refused {
        Map<String, Object> values = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (!names.contains(name)) throw new Refused(Reasons.offForm("a member " + name));
            json.nextToken();
            values.put(name, value(name));
        }
        for (String name : names) {
            if (!values.containsKey(name) && !OPTIONAL.contains(name)) throw new Refused(Reasons.offForm("no " + name));
        }
        return new Members(values);
    }

    private Object value(String name) throws IOException, Refused {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> number(name);
            case START_ARRAY -> elements(name);
            default -> throw new Refused(Reasons.offForm(name));
        };
    }

    private long number(String name) throws IOException, Refused {
        if (json.getText().length() > 15) throw new Refused(Reasons.offForm(name));
        return json.getLongValue();
    }

    private List<Object> elements(String name) throws IOException, Refused {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (elements.size() == MOST_ELEMENTS) throw new Refused(Reasons.offForm(name + " is too long"));
            if (json.currentToken() == JsonToken.VALUE_STRING) elements.add(json.getText());
            else if (json.currentToken() == JsonToken.START_OBJECT) elements.add(object(item(name)));
            else throw new Refused(Reasons.offForm(name));
        }
        return elements;
    }

    private static Set<String> item(String list) throws Refused {
        return switch (list) {
            case "configs" -> Set.of("key", "value", "scope", "reason", "evidence", "confidence");
            case "actions" -> Set.of("action", "at", "side", "columns", "count", "reason", "evidence", "confidence");
            default -> throw new Refused(Reasons.offForm(list));
        };
    }

    /** The members of an object, each of the type that is asked for or refused. */
    private record Members(Map<String, Object> values) {
        boolean has(String name) {
            return values.containsKey(name);
        }

        String text(String name) throws Refused {
            if (values.get(name) instanceof String text) return text;
            throw new Refused(Reasons.offForm(name));
        }

        long number(String name) throws Refused {
            if (values.get(name) instanceof Long number) return number;
            throw new Refused(Reasons.offForm(name));
        }

        List<String> texts(String name) throws Refused {
            return elements(name, String.class);
        }

        List<Members> objects(String name) throws Refused {
            return elements(name, Members.class);
        }

        private <T> List<T> elements(String name, Class<T> type) throws Refused {
            if (!(values.get(name) instanceof List<?> list)) throw new Refused(Reasons.offForm(name));
            List<T> elements = new ArrayList<>();
            for (Object element : list) {
                if (!type.isInstance(element)) throw new Refused(Reasons.offForm(name));
                elements.add(type.cast(element));
            }
            return elements;
        }
    }
}
