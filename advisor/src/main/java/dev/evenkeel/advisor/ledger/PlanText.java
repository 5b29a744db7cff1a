package dev.evenkeel.advisor.ledger;

import java.util.List;
import java.util.Map;

/**
 * A step of a plan in Spark's words, with the steps it reads from.
 *
 * <p>Example: {@code new PlanText("Exchange", "Exchange SinglePartition", Map.of(), metrics, List.of(scan))}.
 *
 * @param name its name
 * @param text the step in one line
 * @param metadata what a scan tells in full, such as {@code PushedFilters}; empty for other steps
 * @param metrics what it measures
 * @param inputs the steps it reads from
 */
public record PlanText(
        String name, String text, Map<String, String> metadata, List<Metric> metrics, List<PlanText> inputs) {
    /**
     * A metric of a step.
     *
     * @param name in Spark's words
     * @param id the number of its accumulator
     * @param type how Spark adds and shows it: {@code sum}, {@code size}, {@code timing}, {@code nsTiming}, {@code average}
     */
    public record Metric(String name, long id, String type) {}
}
