package dev.evenkeel.benchmarks.measure;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;

/** The session that scenarios run in: no UI, loopback only, files under one directory. */
public final class BenchSession {
    private BenchSession() {}

    /** {@return a session on all cores, with these settings beside its own} */
    public static SparkSession start(Path directory, Map<String, String> settings) {
        return start(directory, settings, "local[*]");
    }

    /** {@return a session on that master, with these settings beside its own} */
    public static SparkSession start(Path directory, Map<String, String> settings, String master) {
        Path home = directory.toAbsolutePath();
        SparkSession.Builder builder = SparkSession.builder()
                .master(master)
                .appName("evenkeel-bench")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.warehouse.dir", home.resolve("warehouse").toString())
                .config("spark.local.dir", home.resolve("spark").toString());
        settings.forEach(builder::config);
        return builder.getOrCreate();
    }
}
