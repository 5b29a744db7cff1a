package dev.evenkeel.advisor;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A change to make: of what kind, in words, as text to paste, and how to see that it helped.
 *
 * @param kind what is to be changed
 * @param sentence the change in words, without a full stop
 * @param paste text to paste: lines of {@code spark-defaults.conf}, or code; empty where there is none
 * @param check how to see that it helped, without a full stop
 */
public record Advice(Kind kind, String sentence, String paste, String check) {
    /** What a change touches. */
    public enum Kind {
        /** Settings of Spark. */
        SETTING,
        /** The job's own code. */
        CODE,
        /** How data lies in files. */
        LAYOUT,
        /** Machines. */
        CLUSTER
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", kind.name());
        members.put("sentence", sentence);
        members.put("paste", paste);
        members.put("check", check);
        return members;
    }
}
