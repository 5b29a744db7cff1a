package dev.evenkeel.advisor.planted;

import java.util.Map;
import java.util.Set;

/**
 * A fault planted in a run, and the same run without it.
 *
 * <p>Example: a join of which one key has nearly all rows, and its twin with even keys. The advisor found it where it
 * says {@code uneven-stage} first or second of the one, and nothing above {@code INFO} of the other.
 *
 * @param name the fault in words
 * @param rules the rules of which any names it; more than one where a fault has two right names
 * @param faulty the run with the fault
 * @param healthy the run without it
 */
record PlantedFault(String name, Set<String> rules, Trial faulty, Trial healthy) {
    /** {@return a fault of that name, to be found by any of those rules} */
    static Draft of(String name, String... rules) {
        return new Draft(name, Set.of(rules));
    }

    @Override
    public String toString() {
        return name;
    }

    /** A fault without its runs. */
    record Draft(String name, Set<String> rules) {
        /** {@return the fault of a job, and its twin, under Spark's own settings} */
        PlantedFault in(Runnable faulty, Runnable healthy) {
            return in(Map.of(), faulty, healthy);
        }

        /** {@return the fault of a job, and its twin, under the same settings} */
        PlantedFault in(Map<String, String> settings, Runnable faulty, Runnable healthy) {
            return new PlantedFault(name, rules, new LiveTrial(settings, faulty), new LiveTrial(settings, healthy));
        }

        /** {@return the fault of a job that has it under those settings alone} */
        PlantedFault under(Map<String, String> settings, Runnable job) {
            return under(settings, Map.of(), job);
        }

        /** {@return the fault of a job that has it under the first settings, and not under the second} */
        PlantedFault under(Map<String, String> faulty, Map<String, String> healthy, Runnable job) {
            return new PlantedFault(name, rules, new LiveTrial(faulty, job), new LiveTrial(healthy, job));
        }

        /** {@return a fault that a session of one machine cannot have, written as Spark's log would tell it} */
        PlantedFault written(EventLines faulty, EventLines healthy) {
            return new PlantedFault(name, rules, new WrittenTrial(faulty), new WrittenTrial(healthy));
        }
    }
}
