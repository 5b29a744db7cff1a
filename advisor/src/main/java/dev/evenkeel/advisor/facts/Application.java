package dev.evenkeel.advisor.facts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The Spark application that a run belongs to.
 *
 * <p>Example: {@code Application.named("sales").withId("application_1_0001").withSpark("3.5.9")} is of line 3.5.
 *
 * @param name what the user called it
 * @param id Spark's name for it; empty where unknown
 * @param spark the version of Spark as Spark wrote it; empty where unknown
 * @param start when it started; null where unknown
 * @param end when it ended; null where it still ran, or its end was not recorded
 */
public record Application(
        String name,
        String id,
        String spark,
        @Nullable Instant start,
        @Nullable Instant end) {
    private static final Pattern LINE = Pattern.compile("(\\d+\\.\\d+).*");

    /** {@return an application of which only the name is known} */
    public static Application named(String name) {
        return new Application(name, "", "", null, null);
    }

    /** {@return the same application, with Spark's name for it} */
    public Application withId(String known) {
        return new Application(name, known, spark, start, end);
    }

    /** {@return the same application, on that version of Spark} */
    public Application withSpark(String version) {
        return new Application(name, id, version, start, end);
    }

    /** {@return the same application, started then} */
    public Application startedAt(Instant time) {
        return new Application(name, id, spark, time, end);
    }

    /** {@return the same application, ended then} */
    public Application endedAt(Instant time) {
        return new Application(name, id, spark, start, time);
    }

    /** {@return the line of Spark, such as 3.5, where the version is known} */
    public Optional<String> sparkLine() {
        Matcher matcher = LINE.matcher(spark);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** {@return true where its end was recorded} */
    public boolean hasEnded() {
        return end != null;
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("id", id);
        members.put("spark", spark);
        if (start != null) members.put("start", start.toString());
        if (end != null) members.put("end", end.toString());
        return members;
    }
}
