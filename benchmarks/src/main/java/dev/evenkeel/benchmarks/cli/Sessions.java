package dev.evenkeel.benchmarks.cli;

import dev.evenkeel.benchmarks.measure.BenchSession;
import dev.evenkeel.benchmarks.scenario.Scale;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/**
 * The Spark of a run, one at a time: started anew where a scenario needs settings that only a start can change. Not
 * thread-safe.
 */
final class Sessions implements AutoCloseable {
    private final Path directory;
    private Map<String, String> settings = Map.of();
    private @Nullable SparkSession current;

    Sessions(Path directory) {
        this.directory = directory;
    }

    /** {@return a session of a Spark that was started with these settings beside its own} */
    SparkSession with(Map<String, String> wanted) {
        if (current != null && settings.equals(wanted)) return current;
        close();
        Map<String, String> all = new TreeMap<>(wanted);
        all.put("spark.default.parallelism", String.valueOf(Scale.SLOTS));
        current = BenchSession.start(directory, all);
        settings = Map.copyOf(wanted);
        return current;
    }

    @Override
    public void close() {
        if (current != null) current.stop();
        current = null;
    }
}
