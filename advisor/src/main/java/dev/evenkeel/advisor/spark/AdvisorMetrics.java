package dev.evenkeel.advisor.spark;

import com.codahale.metrics.Gauge;
import com.codahale.metrics.MetricRegistry;
import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.Severity;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.jspecify.annotations.Nullable;

/**
 * A run's rows and time, and at its end its findings, as gauges of Spark's own metrics system: Prometheus, JMX, CSV or
 * whatever sink the application has.
 *
 * <p>Example: {@code plugin.dev.evenkeel.advisor.spark.AdvisorPlugin.findings.severe}, behind the application's id. Through
 * Spark's public interface for plugins. Thread-safe.
 */
final class AdvisorMetrics extends SparkListener {
    private final AtomicLong tasks = new AtomicLong();
    private final AtomicLong rowsRead = new AtomicLong();
    private final AtomicLong rowsWritten = new AtomicLong();
    private final AtomicLong taskMillis = new AtomicLong();
    private final AtomicLong wallMillis = new AtomicLong();
    private final Map<Severity, AtomicInteger> findings = new EnumMap<>(Severity.class);

    AdvisorMetrics() {
        for (Severity severity : Severity.values()) findings.put(severity, new AtomicInteger());
    }

    void registerIn(MetricRegistry registry) {
        register(registry, "tasks", tasks);
        register(registry, "rows.read", rowsRead);
        register(registry, "rows.written", rowsWritten);
        register(registry, "task.millis", taskMillis);
        register(registry, "wall.millis", wallMillis);
        findings.forEach((severity, count) ->
                register(registry, "findings." + severity.name().toLowerCase(Locale.ROOT), count));
    }

    private static void register(MetricRegistry registry, String name, Number value) {
        Gauge<Long> gauge = value::longValue;
        registry.register(name, gauge);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        @Nullable TaskMetrics metrics = event.taskMetrics();
        if (metrics == null) return;
        tasks.incrementAndGet();
        rowsRead.addAndGet(metrics.inputMetrics().recordsRead());
        rowsWritten.addAndGet(metrics.outputMetrics().recordsWritten());
        taskMillis.addAndGet(metrics.executorRunTime());
    }

    /** Takes what the rules found, at the end of the application. */
    void take(AdvisorReport report) {
        wallMillis.set(report.wall().toMillis());
        findings.values().forEach(count -> count.set(0));
        report.findings().forEach(finding -> {
            AtomicInteger count = findings.get(finding.severity());
            if (count != null) count.incrementAndGet();
        });
    }
}
