package dev.evenkeel.advisor.facts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that a profile lacks, and why.
 *
 * <p>Example: {@code new Lack(BROKEN_LINES, 3, "3 of 8,000 lines are no JSON and were left out")}.
 *
 * @param kind what is missing
 * @param count how much of it; 0 where that cannot be counted
 * @param sentence the same in words, without a full stop
 */
public record Lack(Kind kind, long count, String sentence) {
    /** What is missing. */
    public enum Kind {
        /** The end of the application. */
        END,
        /** Lines that could not be read. */
        BROKEN_LINES,
        /** The rest of a line or a file that was cut off. */
        CUT_OFF,
        /** Files of a log that comes in several. */
        FILES,
        /** Events that came and could not be read. */
        EVENTS,
        /** Events that Spark did not deliver. */
        DROPPED_EVENTS,
        /** What the limits of the recording left out; sums have it. */
        DETAILS,
        /** Which Spark it was. */
        VERSION,
        /** Anything else. */
        OTHER
    }

    /** {@return true where sums are too low for it, not details alone} */
    public boolean lowersSums() {
        return kind != Kind.DETAILS && kind != Kind.VERSION;
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", kind.name());
        members.put("count", count);
        members.put("sentence", sentence);
        return members;
    }
}
