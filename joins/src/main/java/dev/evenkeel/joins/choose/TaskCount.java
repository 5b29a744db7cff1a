package dev.evenkeel.joins.choose;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How many tasks a shuffle join has: those that adaptive execution leaves of the session's partitions, or a number of our
 * own, of which there are a few to choose from.
 *
 * <p>Example: 8 s of work on 64 slots may be in one, two or three tasks a slot, 64, 128 or 192 of them: fewer cost less
 * beside their rows, more leave less idle at the end. Into up to 200 partitions each map task writes a file for each, 192
 * files in each of 128 map tasks; into 201 it writes one, with its rows sorted.
 *
 * <p>Pure.
 */
final class TaskCount {
    /** What a task costs beside its rows. */
    static final double TASK = Rates.LAUNCH + Rates.FETCH;

    /** Tasks for each slot: with three, the last ones to end leave little idle. */
    private static final int MOST_WAVES = 3;

    /** By default Spark's map tasks write a file for each of up to so many partitions, before they join them to one. */
    private static final int FILE_PER_PARTITION = 200;

    private static final int MOST = 100_000;

    private TaskCount() {}

    /** {@return the tasks that are left where so many bytes are shuffled into the partitions of the session} */
    static int inSession(JoinFacts facts, double bytes) {
        OptionalDouble merged =
                facts.adaptive().mergedBytes(bytes, facts.cluster().slots());
        double tasks = merged.isPresent() ? bytes / merged.getAsDouble() : facts.shufflePartitions();
        return (int) Math.max(1, Math.min(facts.shufflePartitions(), tasks));
    }

    /** {@return the numbers of tasks that the work may be cut into; none below what its bytes ask for} */
    static List<Integer> byWork(JoinFacts facts, JoinWork work) {
        double pieces = facts.shuffledBytes() / facts.adaptive().advisory().bytes();
        SortedSet<Integer> counts = new TreeSet<>();
        for (int waves = 1; waves <= MOST_WAVES; waves++) {
            double tasks = Math.min(
                    work.whole() / (2 * TASK), (double) waves * facts.cluster().slots());
            counts.add((int) Math.max(1, Math.min(MOST, Math.ceil(Math.max(tasks, pieces)))));
        }
        counts.add(Math.max(FILE_PER_PARTITION + 1, counts.last()));
        return List.copyOf(counts);
    }

    /** {@return true where map tasks write a file for each partition, false where they sort their rows} */
    static boolean writesFiles(int partitions) {
        return partitions <= FILE_PER_PARTITION;
    }
}
