package dev.evenkeel.core.partition;

import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Locale;

/** Why partitions are as they are: every code and sentence of this room. */
final class Reasons {
    private Reasons() {}

    static Reason sizeUnknown() {
        return new Reason("size-unknown", "the size is unknown; one partition for each slot");
    }

    static Reason sizeOverTarget(double bytes, ByteSize target, int bySize) {
        return new Reason("size-over-target", size(bytes, target, bySize));
    }

    static Reason oneForEachSlot(double bytes, PartitionFacts facts, int bySize, int useful) {
        return new Reason(
                "one-for-each-slot",
                size(bytes, facts.target(), bySize) + ", raised to " + useful + " so that the slots have work ("
                        + facts.cluster().slots() + " there are, none below " + PartitionChooser.SMALLEST + ")");
    }

    static Reason wholeWaves(double bytes, PartitionFacts facts, int bySize, int chosen) {
        int slots = facts.cluster().slots();
        int waves = chosen / slots;
        return new Reason(
                "whole-waves",
                size(bytes, facts.target(), bySize) + ", " + decimal((double) bySize / slots) + " waves of " + slots
                        + " slots, rounded " + (chosen < bySize ? "down" : "up") + " to " + waves
                        + (waves == 1 ? " whole wave" : " whole waves") + ": " + ByteSize.nearest(bytes / chosen)
                        + " a partition");
    }

    static Reason idleSlots(int idle) {
        return new Reason("idle-slots", "leaves " + idle + (idle == 1 ? " slot" : " slots") + " idle in the last wave");
    }

    /** Of the two numbers of whole waves, why not the other one. */
    static Reason otherWaves(boolean isDown, double bytesOfFewer, ByteSize target) {
        if (isDown) return new Reason("one-wave-more", "one wave more for partitions that are small enough already");
        return new Reason(
                "over-target",
                ByteSize.nearest(bytesOfFewer) + " a partition, " + TextLayout.factor(bytesOfFewer / target.bytes())
                        + " the target of " + target);
    }

    static Reason asManyAsConnections(int allowed) {
        return new Reason("connections-allowed", "at most " + allowed + " connections may be open at once");
    }

    static Reason tooManyConnections(int wanted, int allowed) {
        return new Reason(
                "too-many-connections",
                wanted + " connections at once, over the limit of " + allowed + " (JdbcOptions.withMaxConnections)");
    }

    static Reason askedFor(int parts) {
        return new Reason("asked-for", parts + " were asked for");
    }

    static Reason rowsOverPart(long rows, int parts) {
        return new Reason(
                "rows-over-part",
                TextLayout.count(rows) + " rows / " + TextLayout.count(JdbcOptions.SMALLEST_PART) + " a part = "
                        + parts);
    }

    private static String size(double bytes, ByteSize target, int bySize) {
        return ByteSize.nearest(bytes) + " / " + target + " = " + TextLayout.count(bySize);
    }

    static String decimal(double number) {
        return String.format(Locale.ROOT, "%.2f", number);
    }
}
