package dev.evenkeel.advisor.spark;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListenerEvent;

/**
 * An event of our own, sent after everything that has happened so far.
 *
 * <p>Implementation note: Spark hands events to a listener through a queue, in the order in which they were posted,
 * and posts the events of a job before the action that ran it returns. So once this event comes out of the queue,
 * whatever was posted before it has come out too. Spark's other listeners ignore events they do not know, and
 * {@link #logEvent()} keeps it out of the event log. Like any event it is lost if the queue overflows; then waiting
 * ends with the patience.
 */
final class BusMarker implements SparkListenerEvent {
    private final RunListener receiver;
    private final CountDownLatch arrival = new CountDownLatch(1);

    private BusMarker(RunListener receiver) {
        this.receiver = receiver;
    }

    /** {@return true once the receiver has all that was posted before now; false where that takes too long} */
    static boolean await(RunListener receiver, SparkContext context, Duration patience) {
        if (context.isStopped()) return false;
        BusMarker marker = new BusMarker(receiver);
        context.listenerBus().post(marker);
        try {
            return marker.arrival.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Says that a listener received this event; counts where it is the one that waits for it. */
    void receivedBy(RunListener listener) {
        if (listener == receiver) arrival.countDown();
    }

    @Override
    public boolean logEvent() {
        return false;
    }
}
