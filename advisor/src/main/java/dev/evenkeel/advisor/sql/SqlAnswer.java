package dev.evenkeel.advisor.sql;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.evenkeel.advisor.model.FinishReason;
import dev.evenkeel.advisor.model.ModelResponse;
import dev.evenkeel.core.decide.Reason;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A model's answer, read strictly: one JSON object with the members {@code sql} and {@code explanation}, both texts.
 *
 * <p>Fences around it, text before or after, a member twice or one more are refused: who does not keep to the form may
 * not have kept to the rest.
 *
 * @param sql the statement as the model wrote it; empty where there is none
 * @param explanation what it says of it
 * @param refusal why it is not used; empty where it may be
 */
record SqlAnswer(String sql, String explanation, Optional<Reason> refusal) {
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final Set<String> MEMBERS = Set.of("sql", "explanation");

    /** More is no question's answer, and takes a parser long. */
    private static final int LONGEST = 20_000;

    static SqlAnswer of(ModelResponse response) {
        if (response.finish() != FinishReason.STOP) return refused(Reasons.notFinished(response.finish()));
        if (response.text().length() > 4 * LONGEST) return refused(Reasons.notTheForm("it is too long"));
        try {
            return of(JSON.readTree(response.text()));
        } catch (JsonProcessingException e) {
            return refused(Reasons.notTheForm("it is not one JSON object"));
        }
    }

    private static SqlAnswer of(JsonNode json) {
        if (!json.isObject()) return refused(Reasons.notTheForm("it is not one JSON object"));
        Set<String> members = new TreeSet<>();
        json.fieldNames().forEachRemaining(members::add);
        if (!members.equals(MEMBERS)) return refused(Reasons.notTheForm("its members are others"));
        if (!json.path("sql").isTextual() || !json.path("explanation").isTextual())
            return refused(Reasons.notTheForm("a member is no text"));
        String sql = json.path("sql").asText().strip();
        String explanation = json.path("explanation").asText();
        if (sql.isEmpty()) return new SqlAnswer("", explanation, Optional.of(Reasons.noStatement(explanation)));
        if (sql.length() > LONGEST) return refused(Reasons.notTheForm("the statement is too long"));
        return new SqlAnswer(sql, explanation, Optional.empty());
    }

    static SqlAnswer refused(Reason why) {
        return new SqlAnswer("", "", Optional.of(why));
    }
}
