package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.ClusterFacts;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.FigureSum;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The executors of a run. Not thread-safe.
 *
 * <p>Above the limit, further executors are not taken down; the run's totals have their tasks.
 */
final class ClusterBook {
    private static final class Tally {
        private final FigureSum figures = new FigureSum();
        private final MemoryPeaks peaks = new MemoryPeaks();
        private ExecutorFacts facts;

        private Tally(ExecutorFacts facts) {
            this.facts = facts;
        }

        private ExecutorFacts facts() {
            return facts.withMemory(facts.storage(), peaks.byName()).did(figures.figures());
        }
    }

    private final RecorderLimits limits;
    private final Map<String, Tally> executors = new LinkedHashMap<>();
    private final Map<String, ByteSize> storage = new LinkedHashMap<>();
    private long leftOut;

    ClusterBook(RecorderLimits limits) {
        this.limits = limits;
    }

    void added(String id, String host, int cores, long millis) {
        Instant time = Instant.ofEpochMilli(millis);
        ExecutorFacts fresh = ExecutorFacts.of(id, host, Math.max(0, cores)).addedAt(time);
        Tally known = executor(id);
        if (known == null) return;
        Map<String, Long> none = Map.of();
        known.facts = fresh.withMemory(storage.getOrDefault(id, ByteSize.ZERO), none);
    }

    /** {@return the executor of that name, new where its coming was not told; null above the limit} */
    private @Nullable Tally executor(String id) {
        Tally known = executors.get(id);
        if (known != null) return known;
        if (executors.size() >= limits.executors()) {
            leftOut++;
            return null;
        }
        Tally first = new Tally(ExecutorFacts.of(id, "", 0));
        executors.put(id, first);
        return first;
    }

    void removed(String id, long millis, String reason) {
        Tally known = executors.get(id);
        if (known != null) known.facts = known.facts.removedAt(Instant.ofEpochMilli(millis), Words.detail(reason));
    }

    /** Takes in the memory that an executor keeps data in; told before or after its coming. */
    void stores(String id, long bytes) {
        ByteSize size = new ByteSize(Math.max(0, bytes));
        if (storage.size() < limits.executors()) storage.put(id, size);
        Tally known = executors.get(id);
        if (known != null) known.facts = known.facts.withMemory(size, Map.of());
    }

    void peaked(String id, MemoryPeaks peaks) {
        Tally known = executors.get(id);
        if (known != null) known.peaks.add(peaks);
    }

    void ended(TaskEnd task) {
        Tally known = executor(task.executor());
        if (known == null) return;
        known.figures.add(task.figures());
        if (task.peaks() != null) known.peaks.add(task.peaks());
    }

    ClusterFacts facts(String master, Settings settings) {
        int cores = (int) settings.number("spark.task.cpus").orElse(1);
        return new ClusterFacts(
                master.replaceFirst("[\\[:-].*", ""),
                Math.max(1, cores),
                executors.values().stream().map(Tally::facts).toList());
    }

    List<Lack> lacks() {
        if (leftOut == 0) return List.of();
        return List.of(new Lack(
                Lack.Kind.DETAILS,
                leftOut,
                "only the first " + limits.executors() + " executors are kept one by one; " + leftOut
                        + " events of others are in the totals alone"));
    }
}
