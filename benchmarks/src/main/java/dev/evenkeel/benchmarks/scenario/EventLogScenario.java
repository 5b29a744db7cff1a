package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.EventLogs;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.benchmarks.data.EventLogFile;
import dev.evenkeel.benchmarks.measure.CostMeter;
import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.measure.Outcome;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.report.WayResult;
import dev.evenkeel.benchmarks.way.Ways;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Reading an event log of Spark's own, by Spark's replay and by Evenkeel, which makes a profile of it on the way; and
 * what the advisor's rules take on top. A way that sees another number of tasks than the log has lines of them counts as
 * failed.
 */
record EventLogScenario() implements Scenario {
    private static final long TASKS = 100_000;
    private static final String REPLAY = "Spark, ReplayListenerBus";
    private static final String ADVICE = "Evenkeel, and the advice";
    private static final String TASK_END = "{\"Event\":\"SparkListenerTaskEnd\"";
    private static final Gauge AN_EVENT = Gauge.count("nanoseconds an event");

    static List<Scenario> all() {
        return List.of(new EventLogScenario());
    }

    @Override
    public String name() {
        return "advisor/event-log";
    }

    @Override
    public String about() {
        return "an event log of 100,000 tasks at medium scale, read into a profile, and judged by all rules";
    }

    @Override
    public ScenarioResult run(Room room) {
        long start = System.nanoTime();
        Path log = new EventLogFile(room.scale().rows(TASKS)).in(room.session(Map.of()), room.data());
        Ends ends = Ends.of(log);
        Map<String, ToLongFunction<Path>> ways = new LinkedHashMap<>();
        ways.put(REPLAY, SparkReplay::tasks);
        ways.put(Ways.OURS, file -> tasks(EventLogs.read(file)));
        ways.put(ADVICE, EventLogScenario::advised);
        Map<String, Runnable> work = new LinkedHashMap<>();
        ways.forEach((way, reading) -> work.put(way, () -> ends.require(reading.applyAsLong(log))));
        Map<String, List<Double>> anEvent = new LinkedHashMap<>();
        Map<String, Outcome> outcomes;
        try (CostMeter meter = new CostMeter(room.spark().sparkContext())) {
            outcomes = room.rounds()
                    .run(
                            meter,
                            work,
                            (way, cost) -> anEvent.computeIfAbsent(way, name -> new ArrayList<>())
                                    .add((double) cost.wall().toNanos() / ends.events()));
        }
        List<WayResult> results = new ArrayList<>();
        outcomes.forEach((way, outcome) -> results.add(WayResult.of(way, speed(ends, outcome), outcome)
                .with(Map.of(AN_EVENT, anEvent.getOrDefault(way, List.of())))));
        return new ScenarioResult(
                name(),
                about(),
                REPLAY,
                Ways.OURS,
                room.rounds().rounds(),
                Duration.ofNanos(System.nanoTime() - start),
                results);
    }

    /**
     * What the log has.
     *
     * @param events lines
     * @param tasks lines that end a task
     */
    private record Ends(long events, long tasks) {
        static Ends of(Path log) {
            try (var lines = Files.lines(log)) {
                long[] counts = new long[2];
                lines.forEach(line -> {
                    counts[0]++;
                    if (line.startsWith(TASK_END)) counts[1]++;
                });
                return new Ends(counts[0], counts[1]);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void require(long seen) {
            if (seen != tasks)
                throw new IllegalStateException(WayResult.WRONG + ": " + seen + " tasks instead of " + tasks);
        }
    }

    private static long tasks(RunProfile profile) {
        return profile.stages().stream().mapToLong(stage -> stage.tasks()).sum();
    }

    private static long advised(Path log) {
        RunProfile profile = EventLogs.read(log);
        AdvisorReport report = Advisor.rules().advise(profile);
        if (report.explain().isEmpty()) throw new IllegalStateException("the advisor said nothing");
        return tasks(profile);
    }

    private static String speed(Ends ends, Outcome outcome) {
        return outcome.fold(
                ran -> String.format(
                        Locale.ROOT,
                        "%,d events, %,.0f a second",
                        ends.events(),
                        ends.events() / seconds(ran.median(cost -> cost.wall()))),
                failed -> "");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
