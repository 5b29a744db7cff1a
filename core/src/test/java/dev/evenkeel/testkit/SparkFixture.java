package dev.evenkeel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.RuntimeConfig;
import org.apache.spark.sql.SparkSession;

/**
 * The one local Spark session that all tests of a JVM share: two cores, two attempts a task, no UI, loopback only, UTC,
 * four shuffle partitions, adaptive execution as Spark has it by default.
 *
 * <p>Example: {@code SparkFixture.withSettings(Map.of("spark.sql.adaptive.enabled", "false"), () -> df.collectAsList())}.
 */
public final class SparkFixture {
    private SparkFixture() {}

    /** {@return the shared session, started by the first caller and stopped with the JVM} */
    public static SparkSession spark() {
        return Session.SHARED;
    }

    /** {@return a directory for files of this JVM's tests, deleted with everything in it when the JVM ends} */
    public static Path temporaryDirectory() {
        return Scratch.DIRECTORY;
    }

    /**
     * {@return what the block returns when run under the settings, which are put back afterwards as they were}
     *
     * <p>Spark reads most settings when a query is planned, so the block must also execute the query.
     */
    public static <T> T withSettings(Map<String, String> settings, Supplier<T> block) {
        RuntimeConfig conf = spark().conf();
        Map<String, Optional<String>> before = new LinkedHashMap<>();
        try {
            settings.forEach((key, value) -> {
                before.put(key, conf.contains(key) ? Optional.of(conf.get(key)) : Optional.empty());
                conf.set(key, value);
            });
            return block.get();
        } finally {
            before.forEach((key, value) -> value.ifPresentOrElse(old -> conf.set(key, old), () -> conf.unset(key)));
        }
    }

    /** Runs the block under the settings, which are put back afterwards as they were. */
    public static void runWithSettings(Map<String, String> settings, Runnable block) {
        withSettings(settings, () -> {
            block.run();
            return true;
        });
    }

    private static final class Session {
        private static final SparkSession SHARED = SparkSession.builder()
                .master("local[2,2]")
                .appName("evenkeel-tests")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .config("spark.ui.showConsoleProgress", "false")
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.shuffle.partitions", "4")
                .config("spark.buffer.pageSize", "1m") // by default 32 MB, zeroed by each task that sorts
                .config(
                        "spark.sql.warehouse.dir",
                        Scratch.DIRECTORY.resolve("warehouse").toString())
                .config("spark.local.dir", Scratch.DIRECTORY.resolve("local").toString())
                .getOrCreate();
    }

    private static final class Scratch {
        private static final Path DIRECTORY = create();

        private static Path create() {
            try {
                Path directory = Files.createTempDirectory("evenkeel-tests");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path directory) {
            try (var paths = Files.walk(directory)) {
                paths.sorted((a, b) -> b.compareTo(a))
                        .forEach(path -> path.toFile().delete());
            } catch (IOException | UncheckedIOException e) {
                System.err.println("Could not delete " + directory + ": " + e.getMessage());
            }
        }
    }
}
