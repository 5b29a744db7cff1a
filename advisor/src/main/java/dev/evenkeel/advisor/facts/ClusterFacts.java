package dev.evenkeel.advisor.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The machines of a run over time: every executor that was there, and how many cores a task takes.
 *
 * <p>Example: two executors of 4 cores with one core a task are 8 slots; in 10 s they offer 80 s of slot time.
 *
 * @param master how the cluster is run: {@code local}, {@code yarn}, {@code k8s}, {@code spark}; empty where unknown
 * @param coresPerTask {@code spark.task.cpus}, at least 1
 * @param executors in the order in which they came
 */
public record ClusterFacts(String master, int coresPerTask, List<ExecutorFacts> executors) {
    /** Refuses tasks without a core; copies the list. */
    public ClusterFacts {
        if (coresPerTask < 1) throw new IllegalArgumentException("a task takes at least one core: " + coresPerTask);
        executors = List.copyOf(executors);
    }

    /** {@return a cluster of which nothing is known} */
    public static ClusterFacts unknown() {
        return new ClusterFacts("", 1, List.of());
    }

    /** {@return these executors, one core a task} */
    public static ClusterFacts of(ExecutorFacts... executors) {
        return new ClusterFacts("", 1, List.of(executors));
    }

    /** {@return the slots of one executor} */
    public int slots(ExecutorFacts executor) {
        return executor.cores() / coresPerTask;
    }

    /** {@return the slots at that time} */
    public int slotsAt(Instant time) {
        return executors.stream()
                .filter(executor -> executor.isThere(time))
                .mapToInt(this::slots)
                .sum();
    }

    /** {@return the most slots that there were at once in that span; 0 where no executor was recorded} */
    public int mostSlots(Span span) {
        int most = slotsAt(span.start());
        for (ExecutorFacts executor : executors) {
            Instant added = executor.added();
            if (added != null && !added.isBefore(span.start()) && !added.isAfter(span.end())) {
                most = Math.max(most, slotsAt(added));
            }
        }
        return most;
    }

    /** {@return the slot time that was on offer in that span} */
    public Duration slotTime(Span span) {
        return executors.stream()
                .map(executor -> executor.within(span).multipliedBy(slots(executor)))
                .reduce(Duration.ZERO, Duration::plus);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("master", master);
        members.put("coresPerTask", coresPerTask);
        members.put("executors", executors.stream().map(ExecutorFacts::members).toList());
        return members;
    }
}
