package dev.evenkeel.core.cost;

import java.time.Duration;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How long a set of tasks takes on a number of slots, by list scheduling.
 *
 * <p>Example: tasks of 40, 10, 10 and 10 ms take 40 ms on two slots; the bound is max(70 / 2, 40) = 40 ms.
 *
 * <p>Pure. Costs O(tasks × log slots).
 *
 * <p>Implementation note: tasks start in launch order, each on the slot that is free first, which is how Spark's
 * scheduler hands out the tasks of one stage when locality does not matter; Graham (1966) bounds it by
 * (2 − 1 / slots) times the best possible order. Network, memory and locality are not modelled; all of them make an
 * uneven stage worse, so a gain that is computed here is a lower bound.
 */
public final class Makespan {
    private Makespan() {}

    /** {@return the end of the last task when all start as soon as a slot is free} */
    public static Duration of(TaskTimes tasks, int slots) {
        requireSlots(slots);
        if (tasks.tasks() <= slots) return tasks.longest();
        PriorityQueue<Long> free = new PriorityQueue<>(slots);
        for (int slot = 0; slot < slots; slot++) free.add(0L);
        long end = 0;
        for (int position = 0; position < tasks.tasks(); position++) {
            long finish = free.remove() + tasks.nanosAt(position);
            free.add(finish);
            end = Math.max(end, finish);
        }
        return Duration.ofNanos(end);
    }

    /** {@return the sum of the makespans of stages that run one after the other} */
    public static Duration ofStages(List<TaskTimes> stages, int slots) {
        return stages.stream().map(stage -> of(stage, slots)).reduce(Duration.ZERO, Duration::plus);
    }

    /** {@return the time that no schedule can beat: max(total work / slots, longest task)} */
    public static Duration bound(TaskTimes tasks, int slots) {
        requireSlots(slots);
        Duration even = tasks.total().dividedBy(slots);
        return even.compareTo(tasks.longest()) > 0 ? even : tasks.longest();
    }

    private static void requireSlots(int slots) {
        if (slots < 1) throw new IllegalArgumentException("slots must be at least 1: " + slots);
    }
}
