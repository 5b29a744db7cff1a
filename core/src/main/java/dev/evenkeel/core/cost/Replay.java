package dev.evenkeel.core.cost;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** The clock that goes from event to event of a run: a step starts, a task ends, slots come or go. Not thread-safe. */
final class Replay {
    /** Something that happens to a step. */
    private record Event(long nanos, int place, boolean starts) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return Long.compare(nanos, other.nanos);
        }
    }

    private static final int NONE = -1;

    private final List<Step> steps;
    private final SlotSupply slots;
    private final WaitingTasks waiting;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<List<Integer>> followers = new ArrayList<>();
    private final long[] starts;
    private final long[] ends;
    private final int[] waitedFor;
    private final int[] stepsBefore;
    private final int[] tasksLeft;
    private long now;
    private long busy;
    private int running;

    Replay(List<Step> steps, SlotSupply slots, Sharing sharing) {
        this.steps = steps;
        this.slots = slots;
        this.waiting = new WaitingTasks(steps, sharing);
        this.starts = new long[steps.size()];
        this.ends = new long[steps.size()];
        this.waitedFor = new int[steps.size()];
        this.stepsBefore = steps.stream().mapToInt(step -> step.after().size()).toArray();
        this.tasksLeft = steps.stream().mapToInt(Step::tasks).toArray();
        Arrays.fill(ends, NONE);
        Arrays.fill(waitedFor, NONE);
    }

    Timetable run() {
        for (int place = 0; place < steps.size(); place++) followers.add(new ArrayList<>());
        for (int place = 0; place < steps.size(); place++) {
            for (int before : steps.get(place).after()) followers.get(before).add(place);
            if (stepsBefore[place] == 0) release(place);
        }
        while (!events.isEmpty() || waiting.hasAny()) {
            launch();
            advance();
            while (!events.isEmpty() && events.element().nanos() == now) happen(events.remove());
        }
        for (int place = 0; place < steps.size(); place++) {
            if (ends[place] == NONE) throw new IllegalArgumentException("steps wait for each other, such as " + place);
        }
        return new Timetable(starts, ends, waitedFor, busy);
    }

    private void release(int place) {
        events.add(new Event(now + steps.get(place).delay().toNanos(), place, true));
    }

    private void launch() {
        int free = slots.at(now) - running;
        for (; free > 0 && waiting.hasAny(); free--) {
            int place = waiting.next();
            events.add(new Event(now + waiting.launch(place), place, false));
            running++;
        }
    }

    /** Slots that come count only while tasks wait for them. */
    private void advance() {
        long next = events.isEmpty() ? Long.MAX_VALUE : events.element().nanos();
        if (waiting.hasAny()) next = Math.min(next, slots.changeAfter(now));
        if (running > 0) busy += next - now;
        now = next;
    }

    private void happen(Event event) {
        int place = event.place();
        if (event.starts()) {
            starts[place] = now;
            if (tasksLeft[place] == 0) end(place);
            else waiting.add(place);
            return;
        }
        running--;
        waiting.ended(place);
        if (--tasksLeft[place] == 0) end(place);
    }

    private void end(int place) {
        ends[place] = now;
        for (int follower : followers.get(place)) {
            if (--stepsBefore[follower] > 0) continue;
            waitedFor[follower] = place;
            release(follower);
        }
    }
}
