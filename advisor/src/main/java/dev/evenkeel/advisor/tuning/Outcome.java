package dev.evenkeel.advisor.tuning;

import dev.evenkeel.core.decide.Reason;

/**
 * What became of a proposal.
 *
 * @param id by which the audit names it
 * @param proposal what was proposed
 * @param fate what became of it
 * @param reason why
 */
public record Outcome(String id, Proposal proposal, Fate fate, Reason reason) {
    /** What can become of a proposal. */
    public enum Fate {
        /** It was tried and stands. */
        KEPT,
        /** It was tried and does not stand. */
        ROLLED_BACK,
        /** The guards did not let it through. */
        REFUSED,
        /** Whoever was asked did not approve of it. */
        NOT_APPROVED,
        /** It cannot be tried in a running application and is told instead. */
        FOR_NEXT_SUBMISSION
    }

    @Override
    public String toString() {
        return fate + " " + id + " " + proposal + ": " + reason.sentence();
    }
}
