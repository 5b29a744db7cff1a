package dev.evenkeel.advisor;

import dev.evenkeel.advisor.facts.Application;
import dev.evenkeel.advisor.facts.ClusterFacts;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.StageFactsBuilder;
import dev.evenkeel.advisor.facts.TaskFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.RowCount;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A run of 100 s on two executors of four cores: nothing for 10 s, a scan of 16 tasks of 5 s each in two waves, 5 s of the
 * driver, and a join of 8 tasks, seven of 10 s and one of 70 s that reads ten times the rows; then 5 s of the driver.
 *
 * <p>So tasks hold 80 s + 140 s = 220 s of the 800 s of slot time, and in 20 s of the 100 s there is none.
 */
public final class SampleRun {
    public static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

    private SampleRun() {}

    public static RunProfile named(String name) {
        return named(name, START);
    }

    public static RunProfile named(String name, Instant start) {
        long[] even = new long[16];
        Arrays.fill(even, 5);
        long[] skewed = {70, 10, 10, 10, 10, 10, 10, 10};
        StageFacts scan =
                stage(1, "scan " + name, start.plusSeconds(10), 10, even, 1_000).build();
        StageFacts join = stage(2, "join " + name, start.plusSeconds(25), 70, skewed, 2_000)
                .after(List.of(1))
                .build();
        JobFacts job = JobFacts.of(0, start.plusSeconds(10))
                .withStages(1, 2)
                .described(name, name)
                .ended(start.plusSeconds(95));
        Span all = new Span(start, start.plusSeconds(100));
        return RunProfile.builder(name, all)
                .of(Application.named(name)
                        .withId("app-" + start.getEpochSecond())
                        .withSpark("3.5.9"))
                .on(ClusterFacts.of(executor("1", start), executor("2", start)))
                .jobs(job)
                .stages(scan, join)
                .build();
    }

    private static ExecutorFacts executor(String id, Instant start) {
        return ExecutorFacts.of(id, "host-" + id, 4).addedAt(start);
    }

    private static StageFactsBuilder stage(
            int id, String name, Instant from, long length, long[] seconds, long rowsEach) {
        TaskTimes times =
                TaskTimes.ofMillis(Arrays.stream(seconds).map(s -> s * 1000).toArray());
        long rows = rowsEach * seconds.length;
        return StageFacts.of(id, 0, name)
                .ran(new Span(from, from.plusSeconds(length)), 8)
                .did(TaskFigures.of(Map.of(
                        TaskFigure.TASKS,
                        (long) seconds.length,
                        TaskFigure.SLOT_NANOS,
                        times.total().toNanos(),
                        TaskFigure.SHUFFLE_READ_RECORDS,
                        rows,
                        TaskFigure.SHUFFLE_READ_BYTES,
                        rows * 100)))
                .took(times, 1)
                .slowest(
                        new TaskFacts(Duration.ofSeconds(seconds[0]), new ByteSize(rows * 50), new RowCount(rows / 2)));
    }
}
