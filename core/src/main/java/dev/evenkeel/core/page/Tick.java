package dev.evenkeel.core.page;

import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A mark on an axis.
 *
 * @param at where it is, in pixels
 * @param text the number beside it, with thousands separated
 */
record Tick(double at, String text) {
    /** About the width of a digit in the charts' letters. */
    private static final double DIGIT = 6.6;

    private static final double GAP = 10;

    static Tick of(double at, double value) {
        return new Tick(at, TextLayout.count(value));
    }

    /** {@return about how many pixels the text takes} */
    double width() {
        return text.length() * DIGIT;
    }

    /** {@return the ticks of a horizontal axis whose texts, each centred at its tick, do not touch} */
    static List<Tick> apart(List<Tick> ticks) {
        List<Tick> kept = new ArrayList<>();
        double end = Double.NEGATIVE_INFINITY;
        for (Tick tick : ticks) {
            if (tick.at - tick.width() / 2 < end + GAP) continue;
            kept.add(tick);
            end = tick.at + tick.width() / 2;
        }
        return kept;
    }

    /** {@return pixels that the widest of the texts takes} */
    static double widest(List<Tick> ticks) {
        return ticks.stream().mapToDouble(Tick::width).max().orElse(0);
    }
}
