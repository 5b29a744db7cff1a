package dev.evenkeel.advisor.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.SampleRun;
import dev.evenkeel.advisor.Severity;
import java.util.Objects;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Test;

class AdvisorMetricsTest {
    private final MetricRegistry registry = new MetricRegistry();
    private final AdvisorMetrics metrics = new AdvisorMetrics();

    private long gauge(String name) {
        return ((Number) Objects.requireNonNull(registry.getGauges().get(name)).getValue()).longValue();
    }

    @Test
    void rowsAndTimeAddUpWhileTheRunGoesOn() {
        metrics.registerIn(registry);
        for (int task = 1; task <= 3; task++) {
            TaskMetrics done = new TaskMetrics();
            done.inputMetrics().incRecordsRead(100);
            done.outputMetrics().setRecordsWritten(10);
            done.setExecutorRunTime(task);
            metrics.onTaskEnd(new SparkListenerTaskEnd(0, 0, "ResultTask", null, null, null, done));
        }
        metrics.onTaskEnd(new SparkListenerTaskEnd(0, 0, "ResultTask", null, null, null, null));
        assertThat(gauge("tasks")).as("the last has no metrics: it did not run").isEqualTo(3);
        assertThat(gauge("rows.read")).isEqualTo(300);
        assertThat(gauge("rows.written")).isEqualTo(30);
        assertThat(gauge("task.millis")).isEqualTo(1 + 2 + 3);
        assertThat(gauge("wall.millis")).isZero();
    }

    @Test
    void theFindingsAreCountedAtTheEnd() {
        metrics.registerIn(registry);
        AdvisorReport report = Advisor.rules().advise(SampleRun.named("sales"));
        metrics.take(report);
        metrics.take(report);
        assertThat(gauge("wall.millis")).isEqualTo(100_000);
        assertThat(gauge("findings.critical"))
                .isEqualTo(report.findings().stream()
                        .filter(finding -> finding.severity() == Severity.CRITICAL)
                        .count())
                .isPositive();
    }
}
