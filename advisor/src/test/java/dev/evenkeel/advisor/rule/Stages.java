package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.core.cost.Makespan;
import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.RowCount;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Stages made of seconds and rows, laid out on slots as Spark's scheduler would. */
final class Stages {
    private Stages() {}

    /** {@return seconds of {@code count} tasks of one second and one of {@code longest}} */
    static long[] oneLong(int count, long longest) {
        long[] seconds = new long[count + 1];
        Arrays.fill(seconds, 1);
        seconds[0] = longest;
        return seconds;
    }

    static StageFacts stage(int slots, long[] seconds, long[] rows) {
        TaskTimes times =
                TaskTimes.ofMillis(Arrays.stream(seconds).map(s -> s * 1000).toArray());
        return stage(slots, seconds, rows, Makespan.of(times, slots));
    }

    static StageFacts stage(int slots, long[] seconds, long[] rows, Duration length) {
        TaskTimes times =
                TaskTimes.ofMillis(Arrays.stream(seconds).map(s -> s * 1000).toArray());
        int slowest = 0;
        for (int task = 0; task < seconds.length; task++) {
            if (seconds[task] > seconds[slowest]) slowest = task;
        }
        return StageFacts.of(4, 0, "join at Sales.java:31")
                .ran(new Span(Instant.EPOCH, Instant.EPOCH.plus(length)), slots)
                .did(TaskFigures.of(Map.of(
                        TaskFigure.TASKS,
                        (long) seconds.length,
                        TaskFigure.SLOT_NANOS,
                        times.total().toNanos(),
                        TaskFigure.SHUFFLE_READ_RECORDS,
                        Arrays.stream(rows).sum(),
                        TaskFigure.SHUFFLE_READ_BYTES,
                        Arrays.stream(rows).sum() * 8)))
                .took(times, 1)
                .slowest(new TaskFacts(
                        Duration.ofSeconds(seconds[slowest]),
                        new ByteSize(rows[slowest] * 8),
                        new RowCount(rows[slowest])))
                .build();
    }

    static RunProfile run(Duration wall, StageFacts... stages) {
        return RunProfile.of("sales", new Span(Instant.EPOCH, Instant.EPOCH.plus(wall)), List.of(stages));
    }
}
