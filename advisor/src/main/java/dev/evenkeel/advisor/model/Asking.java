package dev.evenkeel.advisor.model;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * How every model here is asked: attempts with waits between, under one deadline, until an answer, an interrupt or a
 * close.
 *
 * <p>Example: a service that answers 500 twice and then answers takes three attempts; one that sends a byte a second is
 * left at the deadline, whatever its library thinks of time. What is no longer waited for is cancelled, so that its
 * connection goes. Thread-safe.
 */
public final class Asking implements AutoCloseable {
    /** One attempt: starts to ask and comes back at once. */
    @FunctionalInterface
    public interface Attempt {
        /** {@return what has begun} */
        Begun start();
    }

    /**
     * An attempt that has begun.
     *
     * @param answer the answer to come, which fails with a {@link ModelException}
     * @param giveUp lets the connection go, if it is still there
     */
    public record Begun(CompletableFuture<ModelResponse> answer, Runnable giveUp) {}

    private static final double LEAST_SHARE = 0.5;

    private final String model;
    private final String host;
    private final RetrySchedule schedule;
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

    /** The way to ask that model at that host. */
    public Asking(String model, String host, RetrySchedule schedule) {
        this.model = model;
        this.host = host;
        this.schedule = schedule;
    }

    /** {@return when a question is asked again} */
    public RetrySchedule schedule() {
        return schedule;
    }

    /** {@return the answer of the first attempt that has one} */
    public ModelResponse ask(Duration deadline, Attempt attempt) throws InterruptedException {
        long start = System.nanoTime();
        ModelException last = null;
        for (int failed = 0; ; ) {
            try {
                return await(attempt, left(start, deadline), deadline);
            } catch (ModelException failure) {
                if (last != null) failure.addSuppressed(last);
                last = failure;
            }
            failed++;
            double share = ThreadLocalRandom.current().nextDouble(LEAST_SHARE, 1);
            Optional<Duration> wait = schedule.waitAfter(failed, last, left(start, deadline), share);
            if (wait.isEmpty()) throw last;
            pause(wait.get());
        }
    }

    private ModelResponse await(Attempt attempt, Duration left, Duration deadline) throws InterruptedException {
        if (Thread.interrupted()) throw new InterruptedException();
        if (closed.isDone()) throw ModelErrors.closed(model);
        Begun begun = attempt.start();
        try {
            Object first = CompletableFuture.anyOf(closed, begun.answer()).get(left.toNanos(), TimeUnit.NANOSECONDS);
            if (closed.isDone()) throw ModelErrors.closed(model);
            return (ModelResponse) first;
        } catch (TimeoutException e) {
            throw ModelErrors.timedOut(model, host, deadline);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            begun.giveUp().run();
        }
    }

    private void pause(Duration wait) throws InterruptedException {
        try {
            closed.get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return;
        } catch (ExecutionException e) {
            throw new IllegalStateException("closing cannot fail", e);
        }
        throw ModelErrors.closed(model);
    }

    /** Gives up every question that is being asked, and refuses further ones. */
    @Override
    public void close() {
        closed.complete(true);
    }

    private ModelException failure(@Nullable Throwable cause) {
        if (cause instanceof ModelException known) return known;
        if (cause instanceof Error error) throw error;
        // Its message and its causes may quote the key or the prompt, so its kind alone is told.
        String kind = cause == null ? "nothing" : cause.getClass().getSimpleName();
        return ModelErrors.notUnderstood(model, host, "what its reader failed at (" + kind + ")");
    }

    private static Duration left(long start, Duration deadline) {
        Duration left = deadline.minusNanos(System.nanoTime() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
