package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.guard.Answer.Config;
import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.knob.KnobValue;
import dev.evenkeel.advisor.knob.Knobs;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The guard rails of one setting: may it be touched, does this Spark have it, is it on the list, does the value make
 * sense to Spark and to us, and is the step from what it is not too large.
 *
 * <p>Example: {@code spark.executor.memory} from {@code 4g} to {@code 8192M} is the change {@code 4g -> 8g}; to {@code
 * 64g} it is refused, since that is 16 times as much at once.
 */
record SettingGuard(KnownSettings known, Sent sent) {
    private static final Pattern KEY = Pattern.compile("spark\\.[A-Za-z0-9._-]{1,120}");
    private static final Pattern VALUE = Pattern.compile("-?[A-Za-z0-9.]{1,40}");
    private static final Pattern BARE = Pattern.compile("\\d+(\\.\\d+)?");

    /** {@return the change in our own text} */
    SettingChange change(Config config) throws Refused {
        Knob knob = knob(config.key());
        checkScope(config);
        KnobValue value = value(knob, config.value());
        checkStep(knob, value);
        String current = sent.settings().text(knob.key()).orElse(null);
        return SettingChange.of(knob.key(), value.text()).from(current);
    }

    private Knob knob(String key) throws Refused {
        if (!KEY.matcher(key).matches()) throw new Refused(Reasons.keyNotPlain());
        Optional<String> why = Forbidden.why(key);
        if (why.isPresent()) throw new Refused(Reasons.forbidden(why.get()));
        if (known.size() == 0) throw new Refused(Reasons.unreadRegistry());
        Optional<String> deprecation = known.deprecation(key);
        if (deprecation.isPresent()) throw new Refused(Reasons.deprecated(deprecation.get(), known.successor(key)));
        if (!known.isKnown(key)) throw new Refused(Reasons.unknownSetting(known.spark(), known.near(key)));
        Optional<Knob> knob = Knobs.named(key);
        if (knob.isEmpty()) throw new Refused(Reasons.notAKnob());
        return knob.get();
    }

    /** {@return who reads a setting} */
    Scope scope(String key) {
        return known.isOfSessions(key) ? Scope.SESSION : Scope.SUBMISSION;
    }

    private void checkScope(Config config) throws Refused {
        String scope = scope(config.key()).name().toLowerCase(Locale.ROOT);
        if (!config.scope().equals(scope)) throw new Refused(Reasons.wrongScope(scope));
    }

    private KnobValue value(Knob knob, String text) throws Refused {
        if (!VALUE.matcher(text).matches()) throw new Refused(Reasons.valueNotPlain());
        Optional<String> problem = known.problem(knob.key(), text);
        if (problem.isPresent()) throw new Refused(Reasons.refusedBySpark(problem.get()));
        if (knob.needsUnit() && BARE.matcher(text).matches()) throw new Refused(Reasons.withoutUnit(knob));
        KnobValue value = knob.read(text).orElseThrow(() -> new Refused(Reasons.wrongKind(knob)));
        if (value.isNumber() && (value.amount() < knob.least() || value.amount() > knob.most()))
            throw new Refused(Reasons.outOfBounds(knob, value.text()));
        return value;
    }

    private void checkStep(Knob knob, KnobValue value) throws Refused {
        Optional<KnobValue> now = sent.value(knob.key());
        if (now.isEmpty()) return;
        if (now.get().text().equals(value.text())) throw new Refused(Reasons.nothingChanges(value.text()));
        double from = now.get().amount();
        double to = value.amount();
        boolean isStep = knob.step() > 0 && now.get().isNumber() && value.isNumber() && from > 0 && to > 0;
        if (isStep && Math.max(from / to, to / from) > knob.step())
            throw new Refused(Reasons.stepTooLarge(knob, now.get().text(), value.text()));
    }
}
