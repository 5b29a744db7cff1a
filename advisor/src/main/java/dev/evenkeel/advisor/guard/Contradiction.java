package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.knob.Knobs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A proposal of the model's and a finding of the rules' that say different things of the same; both are shown, and
 * neither is dropped.
 *
 * <p>Example: the model says {@code spark.executor.memory: 4g -> 3g}, and {@code tight-memory} says {@code 4g -> 5g}.
 *
 * @param proposal what the model says
 * @param rule the id of the rule
 * @param advice what the rule says
 */
public record Contradiction(String proposal, String rule, String advice) {
    /** {@return where the proposals and the findings disagree} */
    public static List<Contradiction> between(Judged judged, List<Finding> findings) {
        List<Contradiction> contradictions = new ArrayList<>();
        for (Finding finding : findings) {
            for (ProposedSetting setting : judged.settings())
                with(setting, finding).ifPresent(contradictions::add);
            for (ProposedAction action : judged.actions()) with(action, finding).ifPresent(contradictions::add);
        }
        return contradictions;
    }

    private static Optional<Contradiction> with(ProposedSetting setting, Finding finding) {
        List<SettingChange> told = Stream.concat(Stream.of(finding.advice()), finding.alternatives().stream())
                .flatMap(advice -> advice.settings().stream())
                .filter(change -> change.key().equals(setting.change().key()))
                .toList();
        if (told.stream().anyMatch(change -> isSame(change, setting.change()))) return Optional.empty();
        if (!told.isEmpty())
            return Optional.of(new Contradiction(
                    setting.toString(), finding.id(), told.get(0).toString()));
        return Tension.pulls(setting.change(), finding.id())
                ? Optional.of(new Contradiction(
                        setting.toString(), finding.id(), finding.advice().sentence()))
                : Optional.empty();
    }

    private static boolean isSame(SettingChange one, SettingChange other) {
        Optional<Knob> knob = Knobs.named(one.key());
        return knob.flatMap(known -> known.read(one.recommended()))
                .equals(knob.flatMap(known -> known.read(other.recommended())));
    }

    /** A copy of a side where rules found broadcasts too large, or of a join whose memory is short. */
    private static Optional<Contradiction> with(ProposedAction action, Finding finding) {
        boolean isCopy = action.action() instanceof Action.Broadcast || action.action() instanceof Action.Cache;
        boolean isShort = switch (finding.id()) {
            case "large-broadcast", "out-of-memory", "driver-memory", "tight-memory", "killed-container" -> true;
            default -> false;
        };
        if (!isCopy || !isShort) return Optional.empty();
        return Optional.of(new Contradiction(
                action.toString(), finding.id(), finding.advice().sentence()));
    }

    /** {@return the contradiction as JSON members} */
    public Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("proposal", proposal);
        members.put("rule", rule);
        members.put("advice", advice);
        return members;
    }

    @Override
    public String toString() {
        return "the model says " + proposal + "; " + rule + " says " + advice;
    }
}
