package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.measure.CostMeter;
import dev.evenkeel.benchmarks.report.ScenarioResult;
import dev.evenkeel.benchmarks.report.WayResult;
import dev.evenkeel.benchmarks.way.Joined;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.core.spark.Fingerprint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.sql.Dataset;

/**
 * Several ways to the same rows, measured in turn. Each run reads every column of every row and adds up their
 * fingerprint; a run whose fingerprint is not the true one counts as failed, not as a time. Not thread-safe.
 */
final class Contest {
    private final Fingerprint truth;
    private final long start = System.nanoTime();
    private final Map<String, WayResult> results = new LinkedHashMap<>();
    private final Map<String, Runnable> work = new LinkedHashMap<>();
    private final Map<String, String> decided = new LinkedHashMap<>();

    Contest(Dataset<?> truth) {
        this.truth = Fingerprint.of(truth);
    }

    /** Adds a way that cannot take part. */
    void without(String way, String why) {
        results.put(way, WayResult.failed(way, why));
    }

    /** Adds a way, which makes its rows afresh in each round. */
    void with(String way, Supplier<Joined> rows) {
        without(way, "was not run");
        work.put(way, () -> {
            Joined joined = rows.get();
            decided.put(way, joined.how());
            require(Fingerprint.of(joined.rows()));
        });
    }

    private void require(Fingerprint result) {
        if (!result.equals(truth)) {
            throw new IllegalStateException(
                    WayResult.WRONG + ": " + result.rows() + " rows instead of " + truth.rows() + ", or others");
        }
    }

    ScenarioResult run(Room room, String name, String about) {
        try (CostMeter meter = new CostMeter(room.spark().sparkContext())) {
            room.rounds()
                    .run(meter, work)
                    .forEach((way, outcome) ->
                            results.put(way, WayResult.of(way, decided.getOrDefault(way, ""), outcome)));
        }
        return new ScenarioResult(
                name,
                about,
                Ways.PLAIN,
                Ways.OURS,
                room.rounds().rounds(),
                Duration.ofNanos(System.nanoTime() - start),
                List.copyOf(results.values()));
    }
}
