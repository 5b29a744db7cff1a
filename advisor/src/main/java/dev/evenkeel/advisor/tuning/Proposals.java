package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.audit.AuditEvent;
import dev.evenkeel.core.decide.Reason;
import java.util.List;

/**
 * What a proposer comes back with.
 *
 * @param items what to try, the most promising first
 * @param refused what somebody said and the proposer's own guards did not let through
 * @param asked the questions to models that it took, for the audit and the budget of tokens
 */
public record Proposals(List<Proposal> items, List<Refused> refused, List<AuditEvent.Asked> asked) {
    /** Copies the lists. */
    public Proposals {
        items = List.copyOf(items);
        refused = List.copyOf(refused);
        asked = List.copyOf(asked);
    }

    /** {@return proposals that took no model} */
    public static Proposals of(List<Proposal> items) {
        return new Proposals(items, List.of(), List.of());
    }

    /** {@return nothing more} */
    public static Proposals none() {
        return of(List.of());
    }

    /**
     * Something that was said and is not proposed.
     *
     * @param what what was said, in short
     * @param reason why it is not proposed
     */
    public record Refused(String what, Reason reason) {}
}
