package dev.evenkeel.advisor.cli;

import dev.evenkeel.advisor.ReadingProgress;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * A line every two seconds on how far the reading of a log has come; none for a log that is read sooner.
 *
 * <p>Example: {@code evenkeel: app-1: 25.0 % of 1.2 GiB}. Not thread-safe.
 */
final class ProgressLines implements ReadingProgress {
    private static final long EVERY_NANOS = 2_000_000_000L;

    private final PrintStream out;
    private final String log;
    private final LongSupplier nanoClock;
    private long last;

    ProgressLines(PrintStream out, String log, LongSupplier nanoClock) {
        this.out = out;
        this.log = log;
        this.nanoClock = nanoClock;
        this.last = nanoClock.getAsLong();
    }

    @Override
    public void read(long done, long all) {
        long now = nanoClock.getAsLong();
        if (now - last < EVERY_NANOS) return;
        last = now;
        String part = done < all ? Ratio.of(done, all) + " of " + new ByteSize(all) : new ByteSize(done) + " read";
        out.println("evenkeel: " + log + ": " + part);
    }
}
