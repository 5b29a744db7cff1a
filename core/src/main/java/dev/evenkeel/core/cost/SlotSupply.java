package dev.evenkeel.core.cost;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many slots there are over time, counted from the start of a run.
 *
 * <p>Example: {@code SlotSupply.changing(new TreeMap<>(Map.of(ofSeconds(3), 4, ofSeconds(60), 8)))} has none for three
 * seconds, four for a minute less that, and eight from then on. There are always some in the end. Immutable.
 */
public final class SlotSupply {
    private final NavigableMap<Long, Integer> slots;

    private SlotSupply(NavigableMap<Long, Integer> slots) {
        this.slots = slots;
    }

    /** {@return that many slots from the start on} */
    public static SlotSupply always(int slots) {
        return from(Duration.ZERO, slots);
    }

    /** {@return no slots before that time and that many from then on} */
    public static SlotSupply from(Duration start, int slots) {
        return changing(new TreeMap<>(Map.of(start, slots)));
    }

    /** {@return so many slots from each of these times on, none before the first; refuses none in the end} */
    public static SlotSupply changing(SortedMap<Duration, Integer> slotsFrom) {
        NavigableMap<Long, Integer> slots = new TreeMap<>();
        slotsFrom.forEach((time, count) -> slots.put(time.toNanos(), count));
        if (slots.isEmpty() || slots.lastEntry().getValue() < 1) {
            throw new IllegalArgumentException("there must be a slot in the end: " + slotsFrom);
        }
        if (slots.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("slots must not be negative: " + slotsFrom);
        }
        return new SlotSupply(slots);
    }

    /** {@return the same slots, counted from that time on} */
    public SlotSupply after(Duration time) {
        NavigableMap<Long, Integer> later = new TreeMap<>();
        long start = time.toNanos();
        if (at(start) > 0) later.put(0L, at(start));
        slots.tailMap(start, false).forEach((change, count) -> later.put(change - start, count));
        return new SlotSupply(later);
    }

    /** {@return true where their number never changes} */
    public boolean isSteady() {
        return slots.size() == 1 && slots.firstKey() == 0;
    }

    /** {@return the slots at that time} */
    int at(long nanos) {
        Map.Entry<Long, Integer> last = slots.floorEntry(nanos);
        return last == null ? 0 : last.getValue();
    }

    /** {@return the next time at which their number changes; {@link Long#MAX_VALUE} where none does} */
    long changeAfter(long nanos) {
        Long next = slots.higherKey(nanos);
        return next == null ? Long.MAX_VALUE : next;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SlotSupply that && slots.equals(that.slots);
    }

    @Override
    public int hashCode() {
        return slots.hashCode();
    }

    @Override
    public String toString() {
        return "SlotSupply" + slots;
    }
}
