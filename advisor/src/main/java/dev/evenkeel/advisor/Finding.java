package dev.evenkeel.advisor;

import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that cost time in a run: where, by what evidence, from which cause, and what to change.
 *
 * <p>Example: {@code uneven-stage SEVERE in stage 4.0 (join at Sales.java:31): at most 12.0 s of 60.0 s}. Immutable.
 */
public final class Finding {
    private final String id;
    private final String where;
    private final Duration saving;
    private final Duration wall;
    private final String cause;
    private final List<Evidence> evidence;
    private final Advice advice;

    private Finding(
            String id,
            String where,
            Duration saving,
            Duration wall,
            String cause,
            List<Evidence> evidence,
            Advice advice) {
        this.id = id;
        this.where = where;
        this.saving = saving;
        this.wall = wall;
        this.cause = cause;
        this.evidence = List.copyOf(evidence);
        this.advice = advice;
    }

    /** {@return a finding that costs time: its change would save at most that much of the run} */
    public static Finding costing(
            Duration saving,
            Duration wall,
            String id,
            String where,
            String cause,
            List<Evidence> evidence,
            Advice advice) {
        Duration possible = saving.compareTo(wall) > 0 ? wall : saving;
        return new Finding(id, where, possible, wall, cause, evidence, advice);
    }

    /** {@return the id of the rule, such as {@code uneven-stage}; released once, never renamed} */
    public String id() {
        return id;
    }

    /** {@return how much of the run it costs} */
    public Severity severity() {
        return Severity.ofSaving(saving, wall);
    }

    /** {@return the stage or query it was found in} */
    public String where() {
        return where;
    }

    /** {@return the most that the change can save; never more than the run} */
    public Duration saving() {
        return saving;
    }

    /** {@return why it costs time, in one sentence without a full stop} */
    public String cause() {
        return cause;
    }

    /** {@return the numbers it rests on} */
    public List<Evidence> evidence() {
        return evidence;
    }

    /** {@return what to change} */
    public Advice advice() {
        return advice;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(severity() + " " + id + " in " + where);
        lines.add("  costs at most " + TextLayout.duration(saving) + " of " + TextLayout.duration(wall));
        lines.add("  because " + cause);
        for (Evidence number : evidence) lines.add("  - " + number);
        lines.add("  change: " + advice.sentence());
        advice.paste().lines().forEach(line -> lines.add("      " + line));
        lines.add("  verify: " + advice.check());
        return lines;
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("severity", severity().name());
        members.put("where", where);
        members.put("savingMillis", saving.toMillis());
        members.put("cause", cause);
        members.put("evidence", evidence.stream().map(Evidence::members).toList());
        members.put("advice", advice.members());
        return members;
    }

    @Override
    public String toString() {
        return id + " " + severity() + " in " + where + ": at most " + TextLayout.duration(saving) + " of "
                + TextLayout.duration(wall);
    }
}
