package dev.evenkeel.advisor.rule;

import java.util.List;

/**
 * The catalogue of rules, in the order of work.
 *
 * <p>Failures, what the recording lacks, the driver and idle cores, skew, spill, too few and too many partitions, joins,
 * files, memory that is not needed, hints. A rule yields only to rules before it.
 */
public final class Rules {
    private Rules() {}

    /** {@return every rule of the house} */
    public static List<Rule> all() {
        return List.of(new UnevenStage());
    }
}
