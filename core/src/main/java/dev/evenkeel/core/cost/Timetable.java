package dev.evenkeel.core.cost;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * When each step of a run starts and ends on slots that it shares with others.
 *
 * <p>Example: a step of two tasks of 10 s, and 2 s after it one of a task of 5 s, end after 17 s on two slots and after
 * 27 s on one.
 *
 * <p>Pure. Costs O(tasks × log running tasks).
 *
 * <p>Implementation note: tasks go to slots as Spark's scheduler hands them out, where locality does not matter: a slot
 * that is free takes the next task of the step that stands first, and keeps it to its end, even where slots go. On a
 * fixed number of slots the end lies between max(work / slots, critical path) and their sum (Graham 1966). More slots
 * never make it later where all steps start at once, being one list of tasks; where steps wait for each other they may,
 * as Graham showed: a task that starts earlier may take the slot of one that more depends on.
 */
public final class Timetable {
    private final long[] starts;
    private final long[] ends;
    private final int[] waitedFor;
    private final long busy;

    Timetable(long[] starts, long[] ends, int[] waitedFor, long busy) {
        this.starts = starts;
        this.ends = ends;
        this.waitedFor = waitedFor;
        this.busy = busy;
    }

    /**
     * {@return the timetable of these steps, those that are served first standing first}
     *
     * <p>Refuses steps that wait for each other.
     */
    public static Timetable of(List<Step> steps, SlotSupply slots, Sharing sharing) {
        return new Replay(steps, slots, sharing).run();
    }

    /** {@return when the step at that place may launch its tasks} */
    public Duration startOf(int place) {
        return Duration.ofNanos(starts[place]);
    }

    /** {@return when the step at that place has ended} */
    public Duration endOf(int place) {
        return Duration.ofNanos(ends[place]);
    }

    /** {@return when all steps have ended} */
    public Duration end() {
        return ends.length == 0 ? Duration.ZERO : endOf(last());
    }

    /** {@return for how long at least one task ran} */
    public Duration busy() {
        return Duration.ofNanos(busy);
    }

    /** {@return for how long no task ran} */
    public Duration idle() {
        return end().minus(busy());
    }

    /**
     * {@return the steps that kept the run as long as it was, each the last that the next one waited for}
     *
     * <p>With more slots than tasks this is the critical path: no number of slots makes the run shorter.
     */
    public List<Integer> path() {
        return ends.length == 0 ? List.of() : pathTo(last());
    }

    /** {@return the same chain of steps, up to the one at that place} */
    public List<Integer> pathTo(int end) {
        Deque<Integer> path = new ArrayDeque<>();
        for (int place = end; place >= 0; place = waitedFor[place]) path.addFirst(place);
        return List.copyOf(path);
    }

    private int last() {
        int last = 0;
        for (int place = 1; place < ends.length; place++) if (ends[place] > ends[last]) last = place;
        return last;
    }
}
