package dev.evenkeel.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * The Spark jobs that started while a block ran on the shared session, by description.
 *
 * <p>Example: {@code JobCounter.assertJobs(1, () -> SkewDetector.analyze(df, "k"))}.
 *
 * <p>Events reach a listener late but in order. So a marker job runs before and after the block, and what lies between
 * the two markers is the answer.
 */
public final class JobCounter {
    private static final String DESCRIPTION = "spark.job.description";
    private static final String MARKER = "evenkeel.test.marker";

    private JobCounter() {}

    /** {@return the description of each job that started while the block ran, empty where it had none} */
    public static List<String> descriptions(Runnable block) {
        SparkContext context = SparkFixture.spark().sparkContext();
        Recorder recorder = new Recorder();
        context.addSparkListener(recorder);
        try {
            mark(context, recorder.first);
            block.run();
            mark(context, recorder.last);
            return recorder.descriptions();
        } finally {
            context.removeSparkListener(recorder);
        }
    }

    /** Fails unless exactly that many jobs start while the block runs. */
    public static void assertJobs(int expected, Runnable block) {
        List<String> jobs = descriptions(block);
        if (jobs.size() != expected) {
            throw new AssertionError("%d jobs started instead of %d: %s".formatted(jobs.size(), expected, jobs));
        }
    }

    /** Fails if more than that many jobs start while the block runs. */
    public static void assertAtMost(int limit, Runnable block) {
        List<String> jobs = descriptions(block);
        if (jobs.size() > limit) {
            throw new AssertionError("%d jobs started, over the limit of %d: %s".formatted(jobs.size(), limit, jobs));
        }
    }

    private static void mark(SparkContext context, Marker marker) {
        context.setLocalProperty(MARKER, marker.name);
        try {
            new JavaSparkContext(context).parallelize(List.of(1), 1).count();
        } finally {
            context.setLocalProperty(MARKER, null);
        }
        try {
            if (!marker.seen.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The listener bus did not deliver a job start within 30 s.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for the listener bus.", e);
        }
    }

    private record Marker(String name, CountDownLatch seen) {
        static Marker create() {
            return new Marker(UUID.randomUUID().toString(), new CountDownLatch(1));
        }
    }

    private static final class Recorder extends SparkListener {
        private final Marker first = Marker.create();
        private final Marker last = Marker.create();
        private final List<String> descriptions = new ArrayList<>();

        @Override
        public synchronized void onJobStart(SparkListenerJobStart start) {
            Properties properties = Objects.requireNonNullElseGet(start.properties(), Properties::new);
            String marker = properties.getProperty(MARKER, "");
            if (marker.equals(first.name)) {
                first.seen.countDown();
            } else if (marker.equals(last.name)) {
                last.seen.countDown();
            } else if (first.seen.getCount() == 0 && last.seen.getCount() > 0) {
                descriptions.add(properties.getProperty(DESCRIPTION, ""));
            }
        }

        synchronized List<String> descriptions() {
            return List.copyOf(descriptions);
        }
    }
}
