package dev.evenkeel.advisor.tuning;

/**
 * Whoever is asked before a change is tried.
 *
 * <p>Example: {@code proposal -> Approval.Answer.approved("anna")}, or a dialogue that shows {@code proposal.lines()} and
 * {@code proposal.reasoning()}.
 */
@FunctionalInterface
public interface Approval {
    /** {@return whether the change may be tried, in a session of its own} */
    Answer ask(Proposal proposal);

    /** {@return nobody: what is proposed is told and nothing is tried} */
    static Approval nobody() {
        return proposal -> Answer.refused("nobody", "no approval was given to TuningSession.approvedBy");
    }

    /**
     * An answer, and whose it is.
     *
     * @param word {@code approved} or {@code refused}
     * @param by who answered
     * @param note what they said
     */
    record Answer(String word, String by, String note) {
        /** {@return yes} */
        public static Answer approved(String by) {
            return new Answer("approved", by, "");
        }

        /** {@return no, and why} */
        public static Answer refused(String by, String note) {
            return new Answer("refused", by, note);
        }

        boolean isApproved() {
            return word.equals("approved");
        }
    }
}
