package dev.evenkeel.advisor.history;

import dev.evenkeel.advisor.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something that a run has and earlier ones had not.
 *
 * <p>Example: {@code SEVERE run-slower: it took 40.0 s, 4.0 x the median of 5 earlier runs, 10.0 s (limit 2.0 x)}.
 *
 * @param code what it is, in kebab-case; released once, never renamed
 * @param severity how much it matters
 * @param sentence the same in words, with the limit, without a full stop
 */
public record Alert(String code, Severity severity, String sentence) {
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("code", code);
        members.put("severity", severity.name());
        members.put("sentence", sentence);
        return members;
    }

    @Override
    public String toString() {
        return severity + " " + code + ": " + sentence;
    }
}
