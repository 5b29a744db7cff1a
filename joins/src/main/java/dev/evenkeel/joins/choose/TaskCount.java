package dev.evenkeel.joins.choose;

import java.util.OptionalDouble;

/**
 * How many tasks a shuffle join has: those that adaptive execution leaves of the session's partitions, or as many as the
 * work asks for.
 *
 * <p>Example: 8 s of work on 64 slots ask for 192 tasks, three a slot. Spark then writes 192 files in each of 128 map
 * tasks, 3.2 s in all, and with 201 partitions none: so it is 201.
 *
 * <p>Pure.
 */
final class TaskCount {
    /** What a task costs beside its rows. */
    static final double TASK = Rates.LAUNCH + Rates.FETCH;

    /** Tasks for each slot: enough that the last ones to end leave little idle. */
    private static final int WAVES = 3;

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

    /** {@return the tasks that the work asks for; no fewer than its bytes do} */
    static int byWork(JoinFacts facts, JoinWork work) {
        double tasks = Math.min(
                work.whole() / (2 * TASK), (double) WAVES * facts.cluster().slots());
        double pieces = facts.shuffledBytes() / facts.adaptive().advisory().bytes();
        int wanted = (int) Math.max(1, Math.min(MOST, Math.ceil(Math.max(tasks, pieces))));
        return filesCostMoreThanTasks(facts, wanted) ? FILE_PER_PARTITION + 1 : wanted;
    }

    private static boolean filesCostMoreThanTasks(JoinFacts facts, int partitions) {
        if (partitions > FILE_PER_PARTITION) return false;
        double maps = facts.left().inputPartitions() + facts.right().inputPartitions();
        return partitions * maps * Rates.FILE > (FILE_PER_PARTITION + 1 - partitions) * TASK;
    }
}
