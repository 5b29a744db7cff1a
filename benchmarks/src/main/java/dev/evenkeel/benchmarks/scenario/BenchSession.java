package dev.evenkeel.benchmarks.scenario;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;

/**
 * The session that scenarios run in: all cores of the machine, input partitions of 16 MiB so that a table of some
 * hundred megabytes has a few dozen, and eight shuffle partitions, which suits the alternatives that shuffle.
 */
final class BenchSession {
    private BenchSession() {}

    static SparkSession start(Path directory) {
        Path home = directory.toAbsolutePath();
        return SparkSession.builder()
                .master("local[*]")
                .appName("evenkeel-bench")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.files.maxPartitionBytes", "16m")
                .config("spark.sql.shuffle.partitions", "8")
                .config("spark.sql.warehouse.dir", home.resolve("warehouse").toString())
                .config("spark.local.dir", home.resolve("spark").toString())
                .getOrCreate();
    }
}
