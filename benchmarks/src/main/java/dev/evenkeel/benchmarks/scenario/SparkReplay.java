package dev.evenkeel.benchmarks.scenario;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.scheduler.ReplayListenerBus;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/**
 * Spark's own reader of event logs, which its history server has: every line becomes an event, and every event is given
 * to a listener. This one counts tasks, which is less than a profile.
 */
final class SparkReplay {
    private SparkReplay() {}

    /** {@return how many tasks ended in the log} */
    static long tasks(Path log) {
        long[] tasks = new long[1];
        ReplayListenerBus bus = new ReplayListenerBus();
        bus.addListener(new SparkListener() {
            @Override
            public void onTaskEnd(SparkListenerTaskEnd end) {
                tasks[0]++;
            }
        });
        try (InputStream in = new BufferedInputStream(Files.newInputStream(log))) {
            bus.replay(in, log.toString(), false, ReplayListenerBus.SELECT_ALL_FILTER());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tasks[0];
    }
}
