package dev.evenkeel.advisor.guard;

import java.util.List;
import java.util.Optional;

/**
 * What of an answer passed the guard rails, and what did not.
 *
 * @param summary what the model makes of the run, with the user's names put back; empty where it was refused
 * @param settings changes of settings
 * @param actions other changes
 * @param refused what is not used, and why
 * @param question what the model asks back; at most one thing
 */
public record Judged(
        String summary,
        List<ProposedSetting> settings,
        List<ProposedAction> actions,
        List<Refusal> refused,
        Optional<String> question) {
    /** Copies the lists. */
    public Judged {
        settings = List.copyOf(settings);
        actions = List.copyOf(actions);
        refused = List.copyOf(refused);
    }

    /** {@return nothing but refusals} */
    public static Judged nothing(Refusal... refused) {
        return new Judged("", List.of(), List.of(), List.of(refused), Optional.empty());
    }
}
