package dev.evenkeel.advisor.spark;

import dev.evenkeel.testkit.SparkFixture;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.EventLoggingListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerEnvironmentUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.apache.spark.sql.SparkSession;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Spark's own event log of a part of a session, as if that part were an application.
 *
 * <p>Spark's listener writes all lines. Those of the start and the end, which a session that goes on does not post, are
 * handed to it from here.
 */
public final class RunLog {
    /** Beside Spark's own properties, which are all that is read. */
    private static final List<String> SECTIONS = List.of(
            "JVM Information", "Hadoop Properties", "System Properties", "Metrics Properties", "Classpath Entries");

    private static final AtomicInteger LOGS = new AtomicInteger();

    private final SparkContext context;
    private final EventLoggingListener log;

    private RunLog(SparkContext context, EventLoggingListener log) {
        this.context = context;
        this.log = log;
    }

    /** {@return a log that is written from now on} */
    public static RunLog start(SparkSession spark) {
        SparkContext context = spark.sparkContext();
        SparkConf conf = new SparkConf(false).set("spark.eventLog.logBlockUpdates.enabled", "true");
        String id = "app-log-" + LOGS.incrementAndGet();
        EventLoggingListener log = new EventLoggingListener(
                id, Option.empty(), SparkFixture.temporaryDirectory().toUri(), conf, context.hadoopConfiguration());
        log.start();
        long now = System.currentTimeMillis();
        log.onApplicationStart(new SparkListenerApplicationStart(
                "sales", Option.apply(id), now, "user", Option.empty(), Option.empty(), Option.empty()));
        log.onEnvironmentUpdate(new SparkListenerEnvironmentUpdate(environment(spark)));
        int cores = context.defaultParallelism();
        log.onExecutorAdded(new SparkListenerExecutorAdded(
                now, "driver", new ExecutorInfo("localhost", cores, noUrls(), noUrls())));
        context.addSparkListener(log);
        return new RunLog(context, log);
    }

    private static scala.collection.immutable.Map<String, String> noUrls() {
        return Map$.MODULE$.empty();
    }

    private static scala.collection.Map<String, scala.collection.Seq<Tuple2<String, String>>> environment(
            SparkSession spark) {
        Map<String, String> settings = CollectionConverters.asJava(spark.conf().getAll());
        List<Tuple2<String, String>> pairs = settings.entrySet().stream()
                .map(setting -> new Tuple2<>(setting.getKey(), setting.getValue()))
                .toList();
        Map<String, scala.collection.Seq<Tuple2<String, String>>> sections = new HashMap<>();
        for (String section : SECTIONS) sections.put(section, CollectionConverters.asScala(List.of()));
        sections.put("Spark Properties", CollectionConverters.asScala(pairs));
        return CollectionConverters.asScala(sections);
    }

    /** {@return the log, complete: to be called when all events have come out of Spark's queue} */
    public Path end() {
        context.removeSparkListener(log);
        log.onApplicationEnd(new SparkListenerApplicationEnd(System.currentTimeMillis()));
        log.stop();
        return Path.of(log.logWriter().logPath().replaceFirst("^file:", ""));
    }
}
