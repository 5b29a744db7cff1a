package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.measure.Cost;
import dev.evenkeel.benchmarks.measure.CostMeter;
import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.report.WayResult;
import dev.evenkeel.benchmarks.way.Joined;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.core.spark.Fingerprint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;

/**
 * Several ways to the same rows, measured in turn. Rows that a way gives are read to their end, every column of them,
 * and their fingerprint added up; rows that it writes are read back afterwards. A run whose fingerprint is not the true
 * one counts as failed, not as a time. Not thread-safe.
 */
final class Contest {
    private final Fingerprint truth;
    private final String base;
    private final long start = System.nanoTime();
    private final Map<String, WayResult> results = new LinkedHashMap<>();
    private final Map<String, Runnable> work = new LinkedHashMap<>();
    private final Map<String, String> decided = new LinkedHashMap<>();
    private final Map<String, Look> looks = new LinkedHashMap<>();
    private final Map<String, Map<Gauge, List<Double>>> gauges = new LinkedHashMap<>();

    /** What is looked at after a run, and costs nothing: figures that the scenario has of its own. */
    interface Look {
        /** {@return the gauges of a run} */
        Map<Gauge, Double> at(Cost cost);
    }

    /** A way that leaves its rows somewhere, from where they are read afterwards. */
    interface Writing {
        /**
         * Writes, which is what is measured.
         *
         * @return what was decided, where something was; empty else
         */
        String write();

        /** {@return what is there now} */
        Dataset<?> written();
    }

    Contest(Dataset<?> truth) {
        this(truth, Ways.PLAIN);
    }

    /** A contest in which the others are held against that way. */
    Contest(Dataset<?> truth, String base) {
        this.truth = Fingerprint.of(truth);
        this.base = base;
    }

    /** Adds a way that cannot take part. */
    void without(String way, String why) {
        results.put(way, WayResult.failed(way, why));
    }

    /** Adds a way, which makes its rows afresh in each round. */
    void with(String way, Supplier<Joined> rows) {
        with(way, rows, cost -> Map.of());
    }

    /** Adds a way, which makes its rows afresh in each round, and has gauges. */
    void with(String way, Supplier<Joined> rows, Look look) {
        add(
                way,
                () -> {
                    Joined joined = rows.get();
                    require(Fingerprint.of(joined.rows()));
                    return joined.how();
                },
                look);
    }

    /** Adds a way that writes its rows afresh in each round, and has gauges. */
    void with(String way, Writing writing, Look look) {
        add(way, writing::write, cost -> {
            require(Fingerprint.of(writing.written()));
            return look.at(cost);
        });
    }

    private void add(String way, Supplier<String> run, Look look) {
        without(way, "was not run");
        work.put(way, () -> decided.put(way, run.get()));
        looks.put(way, look);
    }

    private void require(Fingerprint result) {
        if (!result.equals(truth)) {
            throw new IllegalStateException(
                    WayResult.WRONG + ": " + result.rows() + " rows instead of " + truth.rows() + ", or others");
        }
    }

    private void look(String way, Cost cost) {
        Map<Gauge, List<Double>> seen = gauges.computeIfAbsent(way, name -> new LinkedHashMap<>());
        looks.getOrDefault(way, none -> Map.of())
                .at(cost)
                .forEach((gauge, value) ->
                        seen.computeIfAbsent(gauge, name -> new ArrayList<>()).add(value));
    }

    private void leaveOut(Glob names) {
        work.keySet().stream()
                .filter(way -> !way.equals(base) && !way.equals(Ways.OURS) && names.matches(way))
                .toList()
                .forEach(way -> {
                    work.remove(way);
                    without(way, "was left out of this run");
                });
    }

    ScenarioResult run(Room room, String name, String about) {
        leaveOut(room.leftOut());
        try (CostMeter meter = new CostMeter(room.spark().sparkContext())) {
            room.rounds()
                    .alwaysRunning(base, Ways.OURS)
                    .run(meter, work, this::look)
                    .forEach((way, outcome) -> results.put(
                            way,
                            WayResult.of(way, decided.getOrDefault(way, ""), outcome)
                                    .with(gauges.getOrDefault(way, Map.of()))));
        }
        return new ScenarioResult(
                name,
                about,
                base,
                Ways.OURS,
                room.rounds().rounds(),
                Duration.ofNanos(System.nanoTime() - start),
                List.copyOf(results.values()));
    }
}
