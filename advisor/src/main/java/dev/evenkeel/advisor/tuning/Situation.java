package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.audit.Texts;
import dev.evenkeel.advisor.facts.RunProfile;
import java.util.List;
import java.util.Map;

/**
 * Where a tuning stands when a proposer is asked.
 *
 * @param profile a run of the job as the caller's session has it
 * @param session the caller's own settings, as far as they may be tuned
 * @param kept the settings that were kept so far, over those of the session
 * @param outcomes what became of the proposals so far, in the order of trying
 * @param round how often this proposer was asked before
 * @param texts how much of what models are asked and answer is kept
 */
public record Situation(
        RunProfile profile,
        Map<String, String> session,
        Map<String, String> kept,
        List<Outcome> outcomes,
        int round,
        Texts texts) {
    /** Copies maps and list. */
    public Situation {
        session = Map.copyOf(session);
        kept = Map.copyOf(kept);
        outcomes = List.copyOf(outcomes);
    }
}
