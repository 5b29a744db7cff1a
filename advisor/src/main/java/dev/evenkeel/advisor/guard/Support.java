package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.Confidence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a proposal rests on.
 *
 * @param rationale why, in the model's words, with the user's names put back
 * @param evidence ids of what was sent, at least one
 * @param confidence how sure the model says it is; a claim of its own and no measurement
 */
public record Support(String rationale, List<String> evidence, Confidence confidence) {
    /** Copies the list. */
    public Support {
        evidence = List.copyOf(evidence);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rationale", rationale);
        members.put("evidence", evidence);
        members.put("confidence", confidence.name());
        return members;
    }
}
