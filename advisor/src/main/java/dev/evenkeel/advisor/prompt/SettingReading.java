package dev.evenkeel.advisor.prompt;

import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.knob.Knob;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The settings that may be advised, {@code K1}, {@code K2}, …: the value of the run in our own text, Spark's default,
 * what is allowed, and when it is read.
 *
 * <p>A value that is none of its setting's kind is told to be set, and not what to. Settings off the allow-list are not
 * told at all, not even that they are set.
 */
final class SettingReading {
    private static final double SET = 500;
    private static final double UNSET = 150;

    private SettingReading() {}

    static List<Fact> of(Settings settings, List<Knob> knobs, Predicate<String> ofSessions, Collection<String> first) {
        List<Fact> facts = new ArrayList<>();
        for (Knob knob : knobs) {
            Optional<String> set = settings.text(knob.key());
            boolean isNear = set.isPresent() || first.contains(knob.key());
            Fact fact = Fact.of(Section.SETTINGS, "K" + (facts.size() + 1), isNear ? SET : UNSET)
                    .with("key", knob.key());
            facts.add(told(fact, knob, set, ofSessions.test(knob.key())));
        }
        return facts;
    }

    private static Fact told(Fact fact, Knob knob, Optional<String> set, boolean isOfSession) {
        Fact told = fact;
        if (set.isPresent()) {
            Optional<String> value = set.flatMap(knob::read).map(read -> read.text());
            told = value.isPresent() ? told.with("now", value.get()) : told.flag("isSet", true);
        }
        if (!knob.usual().isEmpty()) told = told.with("default", knob.usual());
        return told.with("allowed", knob.allowed()).with("scope", isOfSession ? "session" : "submission");
    }
}
