package dev.evenkeel.advisor.ledger;

import java.util.Map;

/**
 * The completion of an attempt of a stage.
 *
 * @param id Spark's number of the stage
 * @param attempt which attempt of it
 * @param submittedMillis when it was submitted, in milliseconds since 1970; 0 where unknown
 * @param completedMillis when it was completed; 0 where unknown
 * @param failure why it failed; empty where it did not
 * @param sums what its accumulators, those of plans among them, had added up by then, by their numbers
 */
public record StageEnd(
        int id, int attempt, long submittedMillis, long completedMillis, String failure, Map<Long, Long> sums) {
    /** {@return the same without the sums} */
    StageEnd inShort() {
        return new StageEnd(id, attempt, submittedMillis, completedMillis, Words.firstLine(failure), Map.of());
    }
}
