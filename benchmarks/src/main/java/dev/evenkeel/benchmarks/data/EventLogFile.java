package dev.evenkeel.benchmarks.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.EventLoggingListener;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.apache.spark.sql.SparkSession;
import scala.Option;
import scala.collection.immutable.Map$;

/**
 * An event log that Spark itself writes, of queries with many tasks: groups of a range are counted, a thousand tasks a
 * query.
 *
 * <p>Example: of 10,000 tasks the log has about 20,000 lines, one for the start and one for the end of each, and 25 MiB.
 * A log that is there is not written again.
 *
 * <p>The session goes on meanwhile, so that the lines of the start and the end of the application, which it does not
 * post, are added from here; the settings of the session are not in it.
 *
 * @param tasks that the log has at least
 */
public record EventLogFile(long tasks) {
    private static final int OF_A_QUERY = 1_000;
    private static final int REDUCERS = 50;
    private static final long PATIENCE = Duration.ofMinutes(1).toMillis();

    /** {@return where the log is, written first where it is not there} */
    public Path in(SparkSession spark, Path directory) {
        Path log = directory.resolve("event-log-" + tasks);
        if (Files.exists(log)) return log;
        try {
            Files.createDirectories(directory);
            return Files.move(write(spark, directory), log, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path write(SparkSession spark, Path directory) throws IOException {
        SparkContext context = spark.sparkContext();
        SparkConf plain = new SparkConf(false)
                .set("spark.eventLog.compress", "false")
                .set("spark.eventLog.overwrite", "true")
                .set("spark.eventLog.rolling.enabled", "false");
        EventLoggingListener log = new EventLoggingListener(
                "bench-" + tasks, Option.empty(), directory.toUri(), plain, context.hadoopConfiguration());
        awaitEvents(context);
        log.start();
        begin(log);
        context.addSparkListener(log);
        try {
            for (long done = 0; done < tasks; done += OF_A_QUERY) query(spark, Math.min(OF_A_QUERY, tasks - done));
            awaitEvents(context);
        } finally {
            context.removeSparkListener(log);
            log.stop();
        }
        Path written = Path.of(log.logWriter().logPath().replaceFirst("^file:/*", "/"));
        String end = "{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":" + System.currentTimeMillis() + "}\n";
        return Files.writeString(written, end, StandardOpenOption.APPEND);
    }

    private static void begin(EventLoggingListener log) {
        long now = System.currentTimeMillis();
        log.onApplicationStart(new SparkListenerApplicationStart(
                "bench", Option.apply("bench"), now, "bench", Option.empty(), Option.empty(), Option.empty()));
        scala.collection.immutable.Map<String, String> none = Map$.MODULE$.empty();
        int cores = Runtime.getRuntime().availableProcessors();
        log.onExecutorAdded(
                new SparkListenerExecutorAdded(now, "driver", new ExecutorInfo("localhost", cores, none, none)));
    }

    private static void query(SparkSession spark, long tasks) {
        SparkSession session = spark.newSession();
        session.conf().set("spark.sql.shuffle.partitions", String.valueOf(REDUCERS));
        session.range(0, 100 * tasks, 1, (int) tasks)
                .selectExpr("id % 100 as k")
                .groupBy("k")
                .count()
                .collectAsList();
    }

    private static void awaitEvents(SparkContext context) {
        try {
            context.listenerBus().waitUntilEmpty(PATIENCE);
        } catch (TimeoutException e) {
            throw new IllegalStateException("Spark's events did not come to an end within a minute", e);
        }
    }
}
