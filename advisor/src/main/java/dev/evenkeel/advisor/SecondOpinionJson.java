package dev.evenkeel.advisor;

import dev.evenkeel.advisor.guard.Contradiction;
import dev.evenkeel.advisor.guard.ProposedAction;
import dev.evenkeel.advisor.guard.ProposedSetting;
import dev.evenkeel.advisor.guard.Refusal;
import dev.evenkeel.advisor.model.ModelTokens;
import dev.evenkeel.advisor.prompt.Cut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A second opinion as JSON members; the names behind the pseudonyms stay out of it, and so does the raw answer. */
final class SecondOpinionJson {
    private SecondOpinionJson() {}

    static Map<String, Object> members(SecondOpinion opinion) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", SecondOpinion.SCHEMA_VERSION);
        members.put("note", opinion.note());
        members.put("caution", opinion.caution());
        members.put("model", opinion.model());
        opinion.response().ifPresent(response -> {
            members.put("modelVersion", response.modelVersion());
            members.put("responseId", response.responseId());
            members.put("finish", response.finish().name());
        });
        members.put("rationale", opinion.rationale());
        members.put("configs", configs(opinion));
        members.put("actions", actions(opinion));
        members.put(
                "contradictions",
                opinion.contradictions().stream().map(Contradiction::members).toList());
        members.put("refused", opinion.refused().stream().map(Refusal::members).toList());
        opinion.question().ifPresent(question -> members.put("question", question));
        members.put("tokens", tokens(opinion.tokens()));
        opinion.cost().ifPresent(cost -> members.put("cost", cost));
        opinion.price().ifPresent(price -> members.put("priceAsOf", price.asOf().toString()));
        opinion.worth().ifPresent(worth -> members.put("worth", worth));
        members.put(
                "cut", opinion.redaction().cuts().stream().map(Cut::sentence).toList());
        return members;
    }

    private static List<Map<String, Object>> configs(SecondOpinion opinion) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (ProposedSetting config : opinion.configs()) {
            Map<String, Object> members = config.members();
            opinion.saving(config).ifPresent(saving -> members.put("saving", saving.members()));
            all.add(members);
        }
        return all;
    }

    private static List<Map<String, Object>> actions(SecondOpinion opinion) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (ProposedAction action : opinion.actions()) {
            Map<String, Object> members = action.members();
            opinion.saving(action).ifPresent(saving -> members.put("saving", saving.members()));
            all.add(members);
        }
        return all;
    }

    private static Map<String, Object> tokens(ModelTokens tokens) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("prompt", tokens.prompt());
        members.put("answer", tokens.answer());
        members.put("thoughts", tokens.thoughts());
        members.put("cached", tokens.cached());
        return members;
    }
}
