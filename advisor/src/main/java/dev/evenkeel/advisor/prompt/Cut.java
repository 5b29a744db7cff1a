package dev.evenkeel.advisor.prompt;

import java.util.ArrayList;
import java.util.List;

/**
 * What was left out of a part of the document for lack of room.
 *
 * <p>Example: {@code 31 of 43 of plan are left out, those that matter least}.
 *
 * @param section the part
 * @param left how many facts of it were left out
 * @param of of how many
 */
public record Cut(Section section, int left, int of) {
    static List<Cut> between(List<Fact> before, List<Fact> after) {
        List<Cut> cuts = new ArrayList<>();
        for (Section section : Section.values()) {
            int had = count(before, section);
            int has = count(after, section);
            if (has < had) cuts.add(new Cut(section, had - has, had));
        }
        return cuts;
    }

    private static int count(List<Fact> facts, Section section) {
        return (int) facts.stream().filter(fact -> fact.section() == section).count();
    }

    /** {@return what was left out, in words, without a full stop} */
    public String sentence() {
        return left + " of " + of + " of " + section.key() + " are left out, those that matter least";
    }

    @Override
    public String toString() {
        return sentence();
    }
}
