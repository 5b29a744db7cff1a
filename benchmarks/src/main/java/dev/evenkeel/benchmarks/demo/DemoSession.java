package dev.evenkeel.benchmarks.demo;

import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/** The local session of the demo: all cores of the machine, no UI, loopback only, files under one directory. */
final class DemoSession {
    private DemoSession() {}

    /**
     * {@return a session that plans as on a cluster of so many slots: as many splits of the input, as many partitions
     * after adaptive coalescing}
     */
    static SparkSession start(int slots, Path directory) {
        Path home = directory.toAbsolutePath();
        return SparkSession.builder()
                .master("local[*]")
                .appName("evenkeel-demo")
                .config("spark.default.parallelism", slots)
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.warehouse.dir", home.resolve("warehouse").toString())
                .config("spark.local.dir", home.resolve("spark").toString())
                .getOrCreate();
    }

    /** Stops the session, if there is one. */
    static void stop() {
        Option<SparkSession> session = SparkSession.getDefaultSession();
        if (session.isDefined()) session.get().stop();
    }
}
