package dev.evenkeel.advisor.ledger;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The submission of an attempt of a stage.
 *
 * @param id Spark's number of the stage
 * @param attempt which attempt of it, from 0
 * @param name the line of code it was made for
 * @param codeSite the lines of code that led to it
 * @param tasks how many tasks it has
 * @param parents the stages it reads from
 * @param rdds the RDDs it computes
 * @param submittedMillis when it was submitted, in milliseconds since 1970; 0 where unknown
 * @param properties what the caller's thread had set
 */
public record StageStart(
        int id,
        int attempt,
        String name,
        String codeSite,
        int tasks,
        List<Integer> parents,
        List<RddText> rdds,
        long submittedMillis,
        Map<String, String> properties) {
    /** {@return the same without what takes room and is kept elsewhere} */
    StageStart inShort() {
        Map<String, String> few = new TreeMap<>(properties);
        few.keySet().retainAll(Property.OF_STAGES);
        return new StageStart(
                id, attempt, Words.firstLine(name), "", tasks, parents, List.of(), submittedMillis, Map.copyOf(few));
    }
}
