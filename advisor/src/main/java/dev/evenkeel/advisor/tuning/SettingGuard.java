package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.knob.KnobValue;
import dev.evenkeel.advisor.knob.Knobs;
import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The check that every proposal passes before anybody is asked: known knobs within their bounds, in our own text.
 *
 * <p>Example: {@code spark.sql.shuffle.partitions=8} may be tried; {@code spark.sql.ansi.enabled=false} is refused, since it
 * changes answers; {@code spark.executor.memory=8g} is for the next submission. Where one of several settings is for the
 * next submission, all of them are: they were meant together.
 */
final class SettingGuard {
    /** What may be done with a proposal. */
    enum Way {
        TRY,
        TELL,
        REFUSE
    }

    private final Bench bench;

    SettingGuard(Bench bench) {
        this.bench = bench;
    }

    Decision<Way> judge(Proposal proposal, Map<String, String> kept) {
        if (proposal.settings().isEmpty()) return Decision.of(Way.TELL, Reasons.noSetting());
        boolean isModifiable = true;
        for (Map.Entry<String, String> setting : proposal.settings().entrySet()) {
            Optional<Reason> fault = fault(setting.getKey(), setting.getValue());
            if (fault.isPresent()) return Decision.of(Way.REFUSE, fault.get());
            isModifiable &= bench.isModifiable(setting.getKey());
        }
        if (!isModifiable) return Decision.of(Way.TELL, Reasons.fixedAtSubmission());
        boolean isChange = canonical(proposal).entrySet().stream()
                .anyMatch(setting -> !setting.getValue().equals(now(setting.getKey(), kept)));
        return isChange ? Decision.of(Way.TRY, Reasons.withinBounds()) : Decision.of(Way.REFUSE, Reasons.alreadySo());
    }

    private Optional<Reason> fault(String key, String text) {
        Optional<Knob> knob = Knobs.named(key);
        if (knob.isEmpty()) return Optional.of(Reasons.noKnob(key));
        Optional<KnobValue> value = knob.get().read(text);
        if (value.isEmpty() || !isWithin(knob.get(), value.get())) return Optional.of(Reasons.outOfBounds(knob.get()));
        String problem = bench.problem(key, value.get().text());
        return problem.isEmpty() ? Optional.empty() : Optional.of(Reasons.notTaken(key, problem));
    }

    private static boolean isWithin(Knob knob, KnobValue value) {
        return !value.isNumber()
                || !knob.isNumeric()
                || (value.amount() >= knob.least() && value.amount() <= knob.most());
    }

    /** {@return the settings of a proposal that may be tried, in our own text} */
    static Map<String, String> canonical(Proposal proposal) {
        Map<String, String> settings = new TreeMap<>();
        proposal.settings().forEach((key, text) -> settings.put(key, canonical(key, text)));
        return settings;
    }

    private static String canonical(String key, String text) {
        return Knobs.named(key)
                .flatMap(knob -> knob.read(text))
                .map(KnobValue::text)
                .orElse(text);
    }

    private String now(String key, Map<String, String> kept) {
        return canonical(key, kept.getOrDefault(key, bench.current(key)));
    }
}
