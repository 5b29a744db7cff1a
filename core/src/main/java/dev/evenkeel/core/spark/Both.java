package dev.evenkeel.core.spark;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Two answers that are found at the same time, so that the jobs of one fill the slots that those of the other leave idle.
 *
 * <p>The second is found in a thread of its own, which inherits the session and the job group of the caller: cancelling
 * that group cancels both. Where one fails, its exception is thrown once both have ended.
 *
 * @param first the answer found by the calling thread
 * @param second the other one
 */
public record Both<A, B>(A first, B second) {
    /** {@return the two answers} */
    public static <A, B> Both<A, B> of(Supplier<A> first, Supplier<B> second) {
        FutureTask<B> other = new FutureTask<>(second::get);
        Thread thread = new Thread(other, "evenkeel-second");
        thread.setDaemon(true);
        thread.start();
        A one;
        try {
            one = first.get();
        } catch (RuntimeException | Error e) {
            other.cancel(true);
            throw e;
        }
        return new Both<>(one, await(other));
    }

    private static <B> B await(FutureTask<B> other) {
        try {
            return other.get();
        } catch (InterruptedException e) {
            other.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while two sides were measured");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) throw unchecked;
            if (e.getCause() instanceof Error error) throw error;
            throw new IllegalStateException(e.getCause());
        }
    }
}
