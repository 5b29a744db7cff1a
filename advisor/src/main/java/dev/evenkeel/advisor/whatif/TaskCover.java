package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskTrace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * For how long of a run at least one of its tasks ran, as it was recorded.
 *
 * <p>Example: tasks from 0 to 4 s, from 3 to 5 s and from 9 to 10 s cover 6 s. A stage of which only some tasks are
 * kept covers all the time from its first launch to its last finish. Tasks that failed are not kept and cover nothing.
 */
final class TaskCover {
    private TaskCover() {}

    /** {@return how much of a run no task covers} */
    static Duration leftBy(RunProfile run) {
        Duration left = run.wall().minus(of(run.stages()));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** {@return how long the tasks of these stages cover} */
    static Duration of(List<StageFacts> stages) {
        Map<Long, Long> longestFrom = new TreeMap<>();
        for (StageFacts stage : stages) {
            TaskTrace tasks = stage.trace();
            if (tasks.every() > 1)
                cover(
                        longestFrom,
                        stage.span().start().toEpochMilli(),
                        stage.span().length());
            for (int task = 0; task < tasks.size(); task++) {
                cover(longestFrom, tasks.launchMillis(task), Duration.ofNanos(tasks.nanos(task)));
            }
        }
        long covered = 0;
        long until = Long.MIN_VALUE;
        for (Map.Entry<Long, Long> span : longestFrom.entrySet()) {
            covered += Math.max(0, span.getValue() - Math.max(until, span.getKey()));
            until = Math.max(until, span.getValue());
        }
        return Duration.ofMillis(covered);
    }

    private static void cover(Map<Long, Long> longestFrom, long from, Duration length) {
        longestFrom.merge(from, from + length.toMillis(), Math::max);
    }
}
