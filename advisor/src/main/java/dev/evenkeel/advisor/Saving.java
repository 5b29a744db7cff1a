package dev.evenkeel.advisor;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The wall time of a run that a change would win back, with the limits between which it lies.
 *
 * <p>Example: {@code Saving.between(0 s, 12 s, of 60 s, LOW, "…")} expects 6 s. Never negative, never more than the run:
 * what lies outside is cut off when it is made.
 *
 * @param least at least that much
 * @param expected the best guess
 * @param most at most that much
 * @param wall the wall time of the run
 * @param confidence how far to trust it
 * @param how how it was computed, without a full stop; empty where nothing was
 */
public record Saving(
        Duration least, Duration expected, Duration most, Duration wall, Confidence confidence, String how) {
    /** Cuts off what is impossible, and refuses limits out of order. */
    public Saving {
        least = possible(least, wall);
        expected = possible(expected, wall);
        most = possible(most, wall);
        if (least.compareTo(expected) > 0 || expected.compareTo(most) > 0) {
            throw new IllegalArgumentException("not in order: " + least + " <= " + expected + " <= " + most);
        }
    }

    private static Duration possible(Duration time, Duration wall) {
        if (time.isNegative()) return Duration.ZERO;
        return time.compareTo(wall) > 0 ? wall : time;
    }

    /** {@return no saving that time measures} */
    public static Saving none(Duration wall) {
        return new Saving(Duration.ZERO, Duration.ZERO, Duration.ZERO, wall, Confidence.HIGH, "");
    }

    /** {@return a saving that is known as far as the model goes} */
    public static Saving of(Duration saving, Duration wall, Confidence confidence, String how) {
        return new Saving(saving, saving, saving, wall, confidence, how);
    }

    /** {@return a saving between two limits, in the middle of them as far as is known} */
    public static Saving between(Duration least, Duration most, Duration wall, Confidence confidence, String how) {
        return new Saving(least, least.plus(most).dividedBy(2), most, wall, confidence, how);
    }

    /** {@return the same saving, trusted one step less} */
    public Saving lessSure() {
        return new Saving(least, expected, most, wall, confidence.lower(), how);
    }

    /** {@return the part of the run it is} */
    public Ratio share() {
        return Ratio.of(expected.toNanos(), wall.toNanos());
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("leastMillis", least.toMillis());
        members.put("expectedMillis", expected.toMillis());
        members.put("mostMillis", most.toMillis());
        members.put("share", share().value());
        members.put("confidence", confidence.name());
        members.put("how", how);
        return members;
    }

    @Override
    public String toString() {
        String text = TextLayout.duration(expected) + " of " + TextLayout.duration(wall);
        if (least.equals(most)) return text;
        return text + " (" + TextLayout.duration(least) + " to " + TextLayout.duration(most) + ")";
    }
}
