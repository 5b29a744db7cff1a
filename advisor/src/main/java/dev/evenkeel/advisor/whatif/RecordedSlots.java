package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.ClusterFacts;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.cost.SlotSupply;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The slots that a run had over time: those of each executor from when it was added to when it was removed.
 *
 * <p>Example: executors of 4 cores from 3 s and from 60 s on, with {@code spark.task.cpus} 2, are 2 slots and then 4.
 */
final class RecordedSlots {
    private final Instant start;
    private final TreeMap<Duration, Integer> changes = new TreeMap<>();

    private RecordedSlots(Instant start) {
        this.start = start;
    }

    /**
     * {@return the slots of the run's executors; where none was recorded, as many as tasks were seen at once}
     *
     * <p>An executor that went after the last task had ended would have stayed for another one.
     */
    static SlotSupply of(RunProfile run) {
        return SlotSupply.changing(recorded(run));
    }

    /** {@return that many slots at most, which come and go as those of the run did} */
    static SlotSupply scaled(RunProfile run, int slots) {
        SortedMap<Duration, Integer> same = recorded(run);
        double most = same.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        TreeMap<Duration, Integer> scaled = new TreeMap<>();
        same.forEach((time, count) -> scaled.put(time, (int) Math.ceil(count / most * slots)));
        return SlotSupply.changing(scaled);
    }

    /** {@return that many slots from when the run had its first one} */
    static SlotSupply always(RunProfile run, int slots) {
        return SlotSupply.from(first(run), slots);
    }

    /** {@return when the run had its first slot} */
    static Duration first(RunProfile run) {
        return recorded(run).firstKey();
    }

    private static SortedMap<Duration, Integer> recorded(RunProfile run) {
        RecordedSlots slots = new RecordedSlots(run.span().start());
        ClusterFacts cluster = run.cluster();
        Instant lastEnd = run.stages().stream()
                .map(stage -> stage.span().end())
                .max(Instant::compareTo)
                .orElse(Instant.MAX);
        for (ExecutorFacts executor : cluster.executors()) {
            slots.change(executor.added(), cluster.slots(executor));
            Instant removed = executor.removed();
            if (removed != null && removed.isBefore(lastEnd)) slots.change(removed, -cluster.slots(executor));
        }
        return slots.counts(Math.max(1, run.slots()));
    }

    private void change(@Nullable Instant time, int slots) {
        changes.merge(offset(start, time), slots, Integer::sum);
    }

    private static Duration offset(Instant start, @Nullable Instant time) {
        return time == null || time.isBefore(start) ? Duration.ZERO : Duration.between(start, time);
    }

    /** The last slots stay: a run that took longer would have kept them, or got others. */
    private SortedMap<Duration, Integer> counts(int otherwise) {
        TreeMap<Duration, Integer> counts = new TreeMap<>();
        int sum = 0;
        for (Map.Entry<Duration, Integer> change : changes.entrySet()) {
            sum += change.getValue();
            counts.put(change.getKey(), sum);
        }
        while (!counts.isEmpty() && counts.lastEntry().getValue() < 1) counts.pollLastEntry();
        return counts.isEmpty() ? new TreeMap<>(Map.of(Duration.ZERO, otherwise)) : counts;
    }
}
