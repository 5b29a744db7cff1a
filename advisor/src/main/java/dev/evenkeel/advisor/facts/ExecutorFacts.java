package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One executor: where, how large, from when to when, and what its tasks did.
 *
 * <p>Example: {@code ExecutorFacts.of("1", "host-a", 4).addedAt(start).removedAt(end, "Container killed by YARN")}.
 *
 * @param id Spark's name for it; {@code driver} for the only one of a local session
 * @param host the machine it ran on
 * @param cores its cores
 * @param added when it was there; null where that was not recorded
 * @param removed when it was gone; null where it stayed
 * @param reason why it went, as Spark said; empty where it stayed
 * @param storage memory for caching and computing together, as Spark accounts it; zero where unknown
 * @param peaks largest values of Spark's memory metrics by their names there, such as {@code JVMHeapMemory}
 * @param figures what its tasks did
 */
public record ExecutorFacts(
        String id,
        String host,
        int cores,
        @Nullable Instant added,
        @Nullable Instant removed,
        String reason,
        ByteSize storage,
        Map<String, Long> peaks,
        TaskFigures figures) {
    /** Refuses a negative number of cores; copies the peaks. */
    public ExecutorFacts {
        if (cores < 0) throw new IllegalArgumentException("cores must not be negative: " + cores);
        peaks = Map.copyOf(peaks);
    }

    /** {@return an executor that was there all the time, so far without tasks} */
    public static ExecutorFacts of(String id, String host, int cores) {
        return new ExecutorFacts(id, host, cores, null, null, "", ByteSize.ZERO, Map.of(), TaskFigures.none());
    }

    /** {@return the same executor, there from then on} */
    public ExecutorFacts addedAt(Instant time) {
        return new ExecutorFacts(id, host, cores, time, removed, reason, storage, peaks, figures);
    }

    /** {@return the same executor, gone from then on} */
    public ExecutorFacts removedAt(Instant time, String why) {
        return new ExecutorFacts(id, host, cores, added, time, why, storage, peaks, figures);
    }

    /** {@return the same executor, with that much memory for caching and computing, and these peaks} */
    public ExecutorFacts withMemory(ByteSize accounted, Map<String, Long> largest) {
        return new ExecutorFacts(id, host, cores, added, removed, reason, accounted, largest, figures);
    }

    /** {@return the same executor, whose tasks did that} */
    public ExecutorFacts did(TaskFigures all) {
        return new ExecutorFacts(id, host, cores, added, removed, reason, storage, peaks, all);
    }

    /** {@return true where it was there at that time} */
    public boolean isThere(Instant time) {
        return (added == null || !added.isAfter(time)) && (removed == null || removed.isAfter(time));
    }

    /** {@return how long of that span it was there} */
    public Duration within(Span span) {
        Instant from = added == null || added.isBefore(span.start()) ? span.start() : added;
        Instant to = removed == null || removed.isAfter(span.end()) ? span.end() : removed;
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("host", host);
        members.put("cores", cores);
        if (added != null) members.put("added", added.toString());
        if (removed != null) members.put("removed", removed.toString());
        members.put("reason", reason);
        members.put("storageBytes", storage.bytes());
        members.put("peaks", new TreeMap<>(peaks));
        members.put("figures", figures.members());
        return members;
    }
}
