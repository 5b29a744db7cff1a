package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.Outcome;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.StageFactsBuilder;
import dev.evenkeel.advisor.facts.TaskFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.advisor.facts.TaskSpreads;
import dev.evenkeel.advisor.facts.TaskSpreadsCounter;
import dev.evenkeel.advisor.facts.TaskTrace;
import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.RowCount;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stage made of equal tasks, laid out on its slots, and then spoilt by whoever plants a fault in it. */
final class StagePlant {
    private final int id;
    private final Map<TaskFigure, Long> figures = new EnumMap<>(TaskFigure.class);
    private int attempt;
    private long[] nanos;
    private int slots;
    private Instant start = Instant.EPOCH;
    private @Nullable Duration length;
    private @Nullable Long query;
    private String problem = "";
    private TaskSpreads spreads = TaskSpreads.none();
    private @Nullable TaskFacts slowest;
    private @Nullable TaskTrace trace;

    private StagePlant(int id, int slots, long[] nanos) {
        this.id = id;
        this.slots = slots;
        this.nanos = nanos;
        figures.put(TaskFigure.TASKS, (long) nanos.length);
        figures.put(TaskFigure.SLOT_NANOS, Arrays.stream(nanos).sum());
        figures.put(TaskFigure.RUN_NANOS, Arrays.stream(nanos).sum());
        figures.put(TaskFigure.CPU_NANOS, Arrays.stream(nanos).sum());
    }

    static StagePlant of(int id, int slots, int tasks, double seconds) {
        long[] nanos = new long[tasks];
        Arrays.fill(nanos, Math.round(seconds * 1e9));
        return new StagePlant(id, slots, nanos);
    }

    /** All tasks but the first are of one length. */
    static StagePlant oneLong(int id, int slots, int tasks, double seconds, double longest) {
        StagePlant plant = of(id, slots, tasks, seconds);
        long[] nanos = plant.nanos.clone();
        nanos[0] = Math.round(longest * 1e9);
        return new StagePlant(id, slots, nanos);
    }

    StagePlant with(TaskFigure figure, double value) {
        figures.put(figure, Math.round(value));
        return this;
    }

    StagePlant attempt(int number) {
        this.attempt = number;
        return this;
    }

    StagePlant at(double second) {
        this.start = Instant.EPOCH.plusNanos(Math.round(second * 1e9));
        return this;
    }

    StagePlant lasting(double seconds) {
        this.length = Duration.ofNanos(Math.round(seconds * 1e9));
        return this;
    }

    StagePlant inQuery(long number) {
        this.query = number;
        return this;
    }

    StagePlant failing(String error) {
        this.problem = error;
        return this;
    }

    StagePlant spread(TaskFigure figure, long... values) {
        TaskSpreadsCounter counter = new TaskSpreadsCounter();
        for (long value : values) counter.add(TaskFigures.of(Map.of(figure, value)));
        this.spreads = counter.spreads();
        return this;
    }

    StagePlant slowestRead(ByteSize bytes, long rows) {
        long longest = Arrays.stream(nanos).max().orElse(0);
        this.slowest = new TaskFacts(Duration.ofNanos(longest), bytes, new RowCount(rows));
        return this;
    }

    StagePlant traced(TaskTrace tasks) {
        this.trace = tasks;
        return this;
    }

    StageFacts build() {
        TaskTimes times = TaskTimes.ofNanos(nanos);
        long waves = (nanos.length + slots - 1L) / slots;
        Duration usual = nanos.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(Arrays.stream(nanos).max().orElse(0)).multipliedBy(waves);
        Span span = new Span(start, start.plus(length == null ? usual : length));
        StageFactsBuilder builder = StageFacts.of(id, attempt, "count at Sales.java:" + id)
                .ran(span, Math.min(slots, nanos.length))
                .did(TaskFigures.of(figures))
                .took(times, 1)
                .spread(spreads)
                .slowest(slowest == null ? slowestOfAll() : slowest);
        if (trace != null) builder.traced(trace);
        if (query != null) builder.forQuery(query);
        if (!problem.isEmpty()) builder.ended(Outcome.FAILED, problem);
        return builder.build();
    }

    private TaskFacts slowestOfAll() {
        long tasks = Math.max(1, nanos.length);
        long bytes = figures.getOrDefault(TaskFigure.INPUT_BYTES, 0L)
                + figures.getOrDefault(TaskFigure.SHUFFLE_READ_BYTES, 0L);
        long rows = figures.getOrDefault(TaskFigure.INPUT_RECORDS, 0L)
                + figures.getOrDefault(TaskFigure.SHUFFLE_READ_RECORDS, 0L);
        long longest = Arrays.stream(nanos).max().orElse(0);
        return new TaskFacts(Duration.ofNanos(longest), new ByteSize(bytes / tasks), new RowCount(rows / tasks));
    }
}
