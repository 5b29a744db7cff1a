package dev.evenkeel.advisor.prompt;

import dev.evenkeel.advisor.model.ModelRequest;
import dev.evenkeel.core.explain.JsonLayout;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What goes to a model, to look at before it goes, and the names that stay here.
 *
 * <p>Example:
 *
 * <pre>
 * Redaction redaction = Advisor.withLlm(model).dryRun(profile);   // sends nothing
 * System.out.println(redaction.preview());                        // what would be sent
 * System.out.println(redaction.names());                          // table_1=orders, column_1=customer_id
 * </pre>
 *
 * <p>A model is handed the texts of the preview and no other; beside them it gets its own name and its limits.
 * Immutable.
 */
public final class Redaction {
    private final ModelRequest request;
    private final Map<String, String> names;
    private final List<Cut> cuts;

    private Redaction(ModelRequest request, Map<String, String> names, List<Cut> cuts) {
        this.request = request;
        this.names = names;
        this.cuts = cuts;
    }

    /** {@return what a request sends, whose pseudonyms are these, of that information} */
    public static Redaction of(ModelRequest request, Pseudonyms names, ReferenceInformation information) {
        return new Redaction(request, Collections.unmodifiableMap(names.names()), information.cuts());
    }

    /**
     * {@return the texts that go, as one JSON object: {@code system}, {@code parts} and {@code jsonSchema}, each to the
     * byte what the model is handed}
     */
    public String preview() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("system", request.system());
        members.put("parts", request.parts());
        members.put("jsonSchema", request.jsonSchema());
        return JsonLayout.write(members);
    }

    /** {@return the request that these texts are of} */
    public ModelRequest request() {
        return request;
    }

    /** {@return the tokens that go, rather too many than too few} */
    public int tokens() {
        int parts = request.parts().stream().mapToInt(TokenBudget::tokens).sum();
        return TokenBudget.tokens(request.system()) + parts + TokenBudget.tokens(request.jsonSchema());
    }

    /** {@return the user's names by what goes in their place; they stay here} */
    public Map<String, String> names() {
        return names;
    }

    /** {@return what was left out for lack of room} */
    public List<Cut> cuts() {
        return cuts;
    }

    /** Its names stay out of it, so that it may be logged. */
    @Override
    public String toString() {
        return "Redaction[about " + tokens() + " tokens, " + names.size() + " names, " + cuts.size() + " cuts]";
    }
}
