package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.benchmarks.data.JoinTable;
import dev.evenkeel.benchmarks.measure.Interleaved;
import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Where a scenario runs.
 *
 * @param spark the session that all others are made of
 * @param scale how large the tables are
 * @param rounds how often each way runs
 * @param data where tables are kept
 * @param leftOut the alternatives that are not run
 */
public record Room(SparkSession spark, Scale scale, Interleaved rounds, Path data, Glob leftOut) {
    /** A room for all alternatives. */
    public Room(SparkSession spark, Scale scale, Interleaved rounds, Path data) {
        this(spark, scale, rounds, data, Glob.NONE);
    }

    /** {@return a session of its own with these settings beside those of all} */
    SparkSession session(Map<String, String> settings) {
        SparkSession session = spark.newSession();
        scale.settings().forEach((key, value) -> session.conf().set(key, value));
        settings.forEach((key, value) -> session.conf().set(key, value));
        return session;
    }

    /** {@return where a way of a scenario may write, of its own} */
    Path written(String scenario, String way) {
        return data.resolve("written").resolve((scenario + " " + way).replaceAll("[^A-Za-z0-9]+", "-"));
    }

    /** {@return the table, read in that session; in as few files as the scale makes of its} */
    Dataset<Row> read(JoinTable table, SparkSession session) {
        return table.inFiles(scale.files(table.files())).read(session, data);
    }
}
