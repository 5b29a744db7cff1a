package dev.evenkeel.advisor;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number that a finding rests on, with its unit and, where it was held against one, its limit.
 *
 * <p>Example: {@code Evidence.of("recoverable", 12, SECONDS).against(5)} prints {@code recoverable 12.0 s (limit 5.0 s)}.
 *
 * @param name what was measured
 * @param value how much
 * @param unit of what
 * @param limit what it was held against; null where it only informs
 */
public record Evidence(
        String name, double value, Unit unit, @Nullable Double limit) {
    /** What an evidence counts in. */
    public enum Unit {
        /** Seconds. */
        SECONDS,
        /** Bytes. */
        BYTES,
        /** How many times as much. */
        FACTOR,
        /** A part of a whole, from 0 to 1. */
        SHARE,
        /** A plain number. */
        COUNT;

        private String text(double value) {
            return switch (this) {
                case SECONDS -> TextLayout.duration(Duration.ofNanos(Math.round(value * 1e9)));
                case BYTES -> ByteSize.nearest(value).toString();
                case FACTOR -> TextLayout.factor(value);
                case SHARE -> new Ratio(value).toString();
                case COUNT -> TextLayout.count(value);
            };
        }
    }

    /** {@return a number that informs} */
    public static Evidence of(String name, double value, Unit unit) {
        return new Evidence(name, value, unit, null);
    }

    /** {@return a time that informs} */
    public static Evidence of(String name, Duration time) {
        return of(name, time.toNanos() / 1e9, Unit.SECONDS);
    }

    /** {@return a size that informs} */
    public static Evidence of(String name, ByteSize size) {
        return of(name, size.bytes(), Unit.BYTES);
    }

    /** {@return a number of things that informs} */
    public static Evidence count(String name, long number) {
        return of(name, number, Unit.COUNT);
    }

    /** {@return a part of a whole that informs, from 0 to 1} */
    public static Evidence share(String name, double part) {
        return of(name, part, Unit.SHARE);
    }

    /** {@return the same number, held against a limit} */
    public Evidence against(double threshold) {
        return new Evidence(name, value, unit, threshold);
    }

    /** {@return the same size, held against a limit} */
    public Evidence against(ByteSize threshold) {
        return against(threshold.bytes());
    }

    /** {@return the same time, held against a limit} */
    public Evidence against(Duration threshold) {
        return against(threshold.toNanos() / 1e9);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("value", value);
        members.put("unit", unit.name());
        if (limit != null) members.put("limit", limit);
        return members;
    }

    @Override
    public String toString() {
        String text = name + " " + unit.text(value);
        return limit == null ? text : text + " (limit " + unit.text(limit) + ")";
    }
}
