package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.measure.Interleaved;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * Where a scenario runs.
 *
 * @param spark the session that all others are made of
 * @param scale how large the tables are
 * @param rounds how often each way runs
 * @param data where tables are kept
 */
public record Room(SparkSession spark, Scale scale, Interleaved rounds, Path data) {
    /** {@return a session of its own with these settings beside those of all} */
    SparkSession session(Map<String, String> settings) {
        SparkSession session = spark.newSession();
        scale.settings().forEach((key, value) -> session.conf().set(key, value));
        settings.forEach((key, value) -> session.conf().set(key, value));
        return session;
    }
}
