package dev.evenkeel.advisor;

import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that is wrong in a run: where, by what evidence, from which cause, what it costs, and what to change.
 *
 * <p>Example: {@code uneven-stage CRITICAL in stage 4.0 (join at Sales.java:31): 52.3 s of 120.0 s} is made by
 *
 * <pre>
 * Finding.of("uneven-stage", Where.stage(4, 0, "join at Sales.java:31"))
 *     .because("the longest task reads 40.0 x what the others read on average: skewed data")
 *     .costing(saving)
 *     .showing(Evidence.of("longest task", longest))
 *     .advising(Advice.code(…))
 *     .build();
 * </pre>
 *
 * <p>Immutable.
 */
public final class Finding {
    private final String id;
    private final Severity severity;
    private final Where where;
    private final Saving saving;
    private final String cause;
    private final List<Evidence> evidence;
    private final List<String> ruledOut;
    private final Advice advice;
    private final List<Advice> alternatives;

    private Finding(Draft draft, Saving saving, Advice advice) {
        this.id = draft.id;
        this.severity = draft.severity.atLeast(Severity.ofSaving(saving.expected(), saving.wall()));
        this.where = draft.where;
        this.saving = saving;
        this.cause = draft.cause;
        this.evidence = List.copyOf(draft.evidence);
        this.ruledOut = List.copyOf(draft.ruledOut);
        this.advice = advice;
        this.alternatives = List.copyOf(draft.alternatives);
    }

    /** {@return a draft of a finding of that rule} */
    public static Draft of(String ruleId, Where where) {
        return new Draft(ruleId, where);
    }

    /** {@return the id of the rule, such as {@code uneven-stage}; released once, never renamed} */
    public String id() {
        return id;
    }

    /** {@return how much of the run it costs; of what time does not measure, such as failures, how bad it is} */
    public Severity severity() {
        return severity;
    }

    /** {@return the stage, query or step it was found in} */
    public Where where() {
        return where;
    }

    /** {@return what the change would save of the run} */
    public Saving saving() {
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

    /** {@return other causes that the numbers exclude, a sentence each without a full stop} */
    public List<String> ruledOut() {
        return ruledOut;
    }

    /** {@return what to change} */
    public Advice advice() {
        return advice;
    }

    /** {@return what to change instead, the better first} */
    public List<Advice> alternatives() {
        return alternatives;
    }

    /** {@return the same finding, whose saving is trusted one step less} */
    Finding lessSure() {
        Draft same = new Draft(id, where).atLeast(severity).because(cause);
        same.evidence.addAll(evidence);
        same.ruledOut.addAll(ruledOut);
        same.alternatives.addAll(alternatives);
        return new Finding(same, saving.lessSure(), advice);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(severity + " " + id + " in " + where);
        if (!saving.most().isZero()) lines.add("  costs " + saving);
        lines.add("  because " + cause);
        for (Evidence number : evidence) lines.add("  - " + number);
        for (String sentence : ruledOut) lines.add("  not: " + sentence);
        lines.addAll(lines("change", advice));
        for (Advice other : alternatives) lines.addAll(lines("or", other));
        return lines;
    }

    private static List<String> lines(String word, Advice change) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + word + ": " + change.sentence());
        change.paste().lines().forEach(line -> lines.add("      " + line));
        lines.add("  verify: " + change.check());
        return lines;
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("severity", severity.name());
        members.put("where", where.members());
        members.put("saving", saving.members());
        members.put("cause", cause);
        members.put("evidence", evidence.stream().map(Evidence::members).toList());
        members.put("ruledOut", ruledOut);
        members.put("advice", advice.members());
        members.put("alternatives", alternatives.stream().map(Advice::members).toList());
        return members;
    }

    @Override
    public String toString() {
        return id + " " + severity + " in " + where + ": " + TextLayout.duration(saving.expected()) + " of "
                + TextLayout.duration(saving.wall());
    }

    /** What a rule has to say so far. Cause, saving and advice must be told; the rest may. Not thread-safe. */
    public static final class Draft {
        private final String id;
        private final Where where;
        private final List<Evidence> evidence = new ArrayList<>();
        private final List<String> ruledOut = new ArrayList<>();
        private final List<Advice> alternatives = new ArrayList<>();
        private final List<Advice> first = new ArrayList<>();
        private Severity severity = Severity.INFO;
        private Saving saving = Saving.none(Duration.ZERO);
        private String cause = "";

        private Draft(String id, Where where) {
            this.id = id;
            this.where = where;
        }

        /** Sets why, in one sentence without a full stop. */
        public Draft because(String sentence) {
            this.cause = sentence;
            return this;
        }

        /** Sets what the change would save; the severity follows from it. */
        public Draft costing(Saving expected) {
            this.saving = expected;
            return this;
        }

        /** Sets how bad it is whatever it costs, for failures and for what time does not measure. */
        public Draft atLeast(Severity grade) {
            this.severity = grade;
            return this;
        }

        /** Adds the numbers it rests on. */
        public Draft showing(Evidence... numbers) {
            evidence.addAll(List.of(numbers));
            return this;
        }

        /** Adds another cause that the numbers exclude. */
        public Draft rulingOut(String sentence) {
            ruledOut.add(sentence);
            return this;
        }

        /** Adds what to change; the first one told is the best. */
        public Draft advising(Advice change) {
            (first.isEmpty() ? first : alternatives).add(change);
            return this;
        }

        /** {@return the finding} */
        public Finding build() {
            if (cause.isEmpty() || first.isEmpty()) {
                throw new IllegalStateException("a finding of " + id + " needs a cause and an advice");
            }
            return new Finding(this, saving, first.get(0));
        }
    }
}
