package dev.evenkeel.benchmarks.measure;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.Locale;

/**
 * In what something is counted, and so how a value of it is written.
 *
 * <p>Example: {@code Unit.BYTES.text(1536)} is 1.5 KiB, {@code Unit.TIMES.text(1.066)} is 1.07 and {@code
 * Unit.SHARE.text(0.125)} is 12.5 %.
 */
public enum Unit {
    /** Time. */
    SECONDS,
    /** Memory, disk, network. */
    BYTES,
    /** Things. */
    COUNT,
    /** One figure over another. */
    TIMES,
    /** A part of all, from 0 to 1. */
    SHARE;

    String text(double measured) {
        return switch (this) {
            case SECONDS -> TextLayout.duration(Duration.ofNanos(Math.round(measured * 1e9)));
            case BYTES -> ByteSize.nearest(measured).toString();
            case COUNT -> TextLayout.count(measured);
            case TIMES -> String.format(Locale.ROOT, "%.2f", measured);
            case SHARE -> new Ratio(measured).toString();
        };
    }
}
