package dev.evenkeel.core.unit;

import java.util.Locale;

/**
 * A number of bytes, never negative, that prints itself in binary units.
 *
 * <p>Example: {@code ByteSize.mebibytes(80)} prints {@code 80.0 MiB}.
 *
 * @param bytes the number of bytes, at least 0
 */
public record ByteSize(long bytes) implements Comparable<ByteSize> {
    /** From here on one decimal would read 1024.0. */
    private static final double ROUNDS_UP = 1023.95;

    private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

    /** No bytes. */
    public static final ByteSize ZERO = new ByteSize(0);

    /** Refuses a negative number. */
    public ByteSize {
        if (bytes < 0) throw new IllegalArgumentException("bytes must not be negative: " + bytes);
    }

    /** {@return that many KiB} */
    public static ByteSize kibibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1L << 10));
    }

    /** {@return that many MiB} */
    public static ByteSize mebibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1L << 20));
    }

    /** {@return that many GiB} */
    public static ByteSize gibibytes(long count) {
        return new ByteSize(Math.multiplyExact(count, 1L << 30));
    }

    /** {@return the size nearest to a computed value; whatever is beyond a long becomes the largest size} */
    public static ByteSize nearest(double bytes) {
        return new ByteSize(Math.max(0, Math.round(bytes)));
    }

    @Override
    public int compareTo(ByteSize other) {
        return Long.compare(bytes, other.bytes);
    }

    /** {@return the size with one decimal in the largest unit that leaves at least 1, such as {@code 1.5 GiB}} */
    @Override
    public String toString() {
        if (bytes < 1024) return bytes + " B";
        double value = bytes / 1024.0;
        int unit = 0;
        while (value >= ROUNDS_UP && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
    }
}
