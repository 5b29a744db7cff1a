package dev.evenkeel.advisor.guard;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A change of the job that passed every guard rail, for a person to make.
 *
 * @param action the change
 * @param support what it rests on
 */
public record ProposedAction(Action action, Support support) {
    /** {@return the proposal as JSON members} */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("action", action.kind());
        members.put("at", action.at());
        members.put("sentence", action.sentence());
        members.putAll(support.members());
        return members;
    }

    @Override
    public String toString() {
        return action.sentence();
    }
}
