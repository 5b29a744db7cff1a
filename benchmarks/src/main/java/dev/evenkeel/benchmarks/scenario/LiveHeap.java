package dev.evenkeel.benchmarks.scenario;

import dev.evenkeel.core.unit.ByteSize;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The heap that is live, that is, what is left after a full collection.
 *
 * <p>Implementation note: the heap in use says little of what work needs, as it holds garbage until Java cares to
 * collect it. So while the work goes on, a full collection is asked for 50 ms after the one before it, and the most
 * that any of them left is the peak. Memory that is taken for less than the time between two may be missed; a sketch
 * lives as long as its task.
 */
final class LiveHeap {
    private static final int BETWEEN_LOOKS = 50;

    private LiveHeap() {}

    /** {@return by how much the live heap grows while the work is done, at its peak; not less than nothing} */
    static ByteSize growth(Runnable work) {
        long before = live();
        CompletableFuture<Void> running = CompletableFuture.runAsync(work);
        long peak = before;
        while (!isDoneSoon(running)) peak = Math.max(peak, live());
        return new ByteSize(peak - before);
    }

    private static boolean isDoneSoon(CompletableFuture<Void> running) {
        try {
            running.get(BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("The work whose heap was looked at did not end well", e);
        }
    }

    private static long live() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
                .sum();
    }
}
