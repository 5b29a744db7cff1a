package dev.evenkeel.core.cost;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Tasks of steps that have started, waiting for a slot, in the order in which they get one. Not thread-safe. */
final class WaitingTasks {
    private static final class Pool {
        private final PriorityQueue<Integer> places = new PriorityQueue<>();
        private int running;
    }

    private final List<Step> steps;
    private final List<Pool> pools;
    private final Pool[] poolOf;
    private final int[] launched;
    private int waiting;

    WaitingTasks(List<Step> steps, Sharing sharing) {
        Map<String, Pool> byName = new LinkedHashMap<>();
        this.steps = steps;
        this.launched = new int[steps.size()];
        this.poolOf = steps.stream()
                .map(step -> sharing == Sharing.FAIR ? step.pool() : "")
                .map(name -> byName.computeIfAbsent(name, first -> new Pool()))
                .toArray(Pool[]::new);
        this.pools = List.copyOf(byName.values());
    }

    /** Takes in all tasks of a step. */
    void add(int place) {
        poolOf[place].places.add(place);
        waiting++;
    }

    boolean hasAny() {
        return waiting > 0;
    }

    /** {@return the place of the step whose task gets the next slot} */
    int next() {
        Pool next = pools.get(0);
        for (Pool pool : pools) {
            if (pool.places.isEmpty()) continue;
            if (next.places.isEmpty() || pool.running < next.running) next = pool;
        }
        return next.places.element();
    }

    /** {@return how long the next task of a step takes, which is taken out} */
    long launch(int place) {
        Step step = steps.get(place);
        poolOf[place].running++;
        long nanos = step.nanosAt(launched[place]++);
        if (launched[place] < step.tasks()) return nanos;
        poolOf[place].places.remove();
        waiting--;
        return nanos;
    }

    /** Takes in that a task of a step has given its slot back. */
    void ended(int place) {
        poolOf[place].running--;
    }
}
