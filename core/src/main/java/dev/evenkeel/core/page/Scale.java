package dev.evenkeel.core.page;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;

/**
 * What the numbers of an axis are: how they are written, and which steps between them look round.
 *
 * <p>Example: an axis to 140 s in at most five steps has ticks at 0, 30 s, 60 s, 90 s, 2.0 min and 2.5 min; one to 700 MiB
 * has them at every 256 MiB.
 */
public enum Scale {
    /** Plain numbers, in steps of 1, 2 or 5 times a power of ten. */
    COUNT {
        @Override
        String text(double value) {
            return TextLayout.count(value);
        }

        @Override
        double step(double least) {
            return Math.max(1, decimal(least));
        }
    },
    /** Seconds; above one of them, in the steps of a clock. */
    SECONDS {
        @Override
        String text(double value) {
            if (value == 0) return "0";
            if (value >= 1 && value < 120 && value == Math.rint(value)) return TextLayout.count(value) + " s";
            return TextLayout.duration(Duration.ofNanos(Math.round(value * 1e9)));
        }

        @Override
        double step(double least) {
            if (least <= 1) return Math.max(0.001, decimal(least));
            for (double round : CLOCK) if (least <= round) return round;
            return DAY * decimal(least / DAY);
        }
    },
    /** Bytes, in powers of two. */
    BYTES {
        @Override
        String text(double value) {
            return value == 0 ? "0" : ByteSize.nearest(value).toString();
        }

        @Override
        double step(double least) {
            return Math.max(1, Math.scalb(1, (int) Math.ceil(Math.log(least) / Math.log(2))));
        }
    };

    private static final double DAY = 86_400;
    private static final double[] CLOCK = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, DAY
    };
    private static final double[] DECIMAL = {1, 2, 5, 10};

    /** {@return the value in words} */
    abstract String text(double value);

    /** {@return the least round step that is not below that one, which is above 0} */
    abstract double step(double least);

    private static double decimal(double least) {
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double round : DECIMAL) if (least <= round * power) return round * power;
        return 10 * power;
    }
}
