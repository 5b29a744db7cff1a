package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.facts.ClusterFacts;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.knob.KnobValue;
import dev.evenkeel.advisor.knob.Knobs;
import dev.evenkeel.advisor.prompt.Fact;
import dev.evenkeel.advisor.prompt.Pseudonyms;
import dev.evenkeel.advisor.prompt.ReferenceInformation;
import dev.evenkeel.advisor.prompt.Section;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a model was told, against which its answer is held: the facts with their ids, the names behind the pseudonyms,
 * and the settings and machines of the run.
 *
 * @param information what was sent
 * @param names the names behind its pseudonyms
 * @param settings the settings of the run
 * @param cluster the machines of the run
 */
public record Sent(ReferenceInformation information, Pseudonyms names, Settings settings, ClusterFacts cluster) {
    /** {@return the settings that were sent} */
    Set<String> keys() {
        return information.facts().stream()
                .filter(fact -> fact.section() == Section.SETTINGS)
                .flatMap(fact -> fact.text("key").stream())
                .collect(Collectors.toSet());
    }

    /** {@return the step of that id, where one was sent} */
    Optional<Fact> step(String id) {
        return information
                .fact(id)
                .filter(fact ->
                        fact.section() == Section.PLAN && fact.text("operator").isPresent());
    }

    /** {@return the value a setting has in the run: its own, or Spark's default; empty where that is not known} */
    Optional<KnobValue> value(String key) {
        Optional<Knob> knob = Knobs.named(key);
        return knob.flatMap(known -> settings.text(key).flatMap(known::read).or(known::usualValue));
    }
}
