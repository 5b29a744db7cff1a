package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskTrace;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;

/** How many tasks ran at each moment of a recorded run, and for how long at least one did. */
final class RunningTasks {
    private final TreeMap<Long, Long> runningFrom = new TreeMap<>();

    RunningTasks(List<StageFacts> stages) {
        Map<Long, Long> changes = new TreeMap<>();
        stages.forEach(stage -> count(stage.trace(), changes));
        long running = 0;
        for (Map.Entry<Long, Long> change : changes.entrySet()) {
            running += change.getValue();
            runningFrom.put(change.getKey(), running);
        }
    }

    private static void count(TaskTrace tasks, Map<Long, Long> changes) {
        for (int task = 0; task < tasks.size(); task++) {
            long launch = tasks.launchMillis(task);
            changes.merge(launch, (long) tasks.every(), Long::sum);
            changes.merge(launch + tasks.nanos(task) / 1_000_000, (long) -tasks.every(), Long::sum);
        }
    }

    /** {@return the first moment of that span at which all slots were taken, or its end, in milliseconds since 1970} */
    long firstFull(long from, long to, LongToIntFunction slots) {
        Map.Entry<Long, Long> before = runningFrom.floorEntry(from);
        if ((before == null ? 0 : before.getValue()) >= slots.applyAsInt(from)) return from;
        for (Map.Entry<Long, Long> change : runningFrom.subMap(from, to).entrySet()) {
            if (change.getValue() >= slots.applyAsInt(change.getKey())) return change.getKey();
        }
        return to;
    }
}
