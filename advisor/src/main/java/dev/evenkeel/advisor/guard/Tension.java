package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.knob.KnobValue;
import dev.evenkeel.advisor.knob.Knobs;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a setting that pulls against a finding although the finding does not name the setting.
 *
 * <p>Example: more shuffle partitions while {@code uneven-stage} stands, since one key stays in one partition; or less
 * memory while {@code garbage-collection} does.
 */
final class Tension {
    private record Pull(boolean isMore, Set<String> keys, Set<String> rules) {}

    private static final List<Pull> PULLS = List.of(
            more(Set.of("spark.sql.shuffle.partitions"), Set.of("uneven-stage", "tiny-tasks")),
            less(
                    Set.of("spark.sql.shuffle.partitions"),
                    Set.of("spill", "large-partitions", "out-of-memory", "too-few-tasks", "one-task-stage")),
            less(
                    Set.of("spark.executor.memory", "spark.executor.memoryOverhead", "spark.memory.fraction"),
                    Set.of("out-of-memory", "tight-memory", "garbage-collection", "spill", "killed-container")),
            less(Set.of("spark.driver.memory"), Set.of("driver-memory", "big-result")),
            more(
                    Set.of("spark.sql.autoBroadcastJoinThreshold", "spark.sql.adaptive.autoBroadcastJoinThreshold"),
                    Set.of("large-broadcast", "out-of-memory", "driver-memory")));

    private Tension() {}

    private static Pull more(Set<String> keys, Set<String> rules) {
        return new Pull(true, keys, rules);
    }

    private static Pull less(Set<String> keys, Set<String> rules) {
        return new Pull(false, keys, rules);
    }

    static boolean pulls(SettingChange change, String rule) {
        double direction = direction(change);
        return PULLS.stream()
                .filter(pull ->
                        pull.keys().contains(change.key()) && pull.rules().contains(rule))
                .anyMatch(pull -> pull.isMore() ? direction > 0 : direction < 0);
    }

    /** {@return above 0 for more, below 0 for less, 0 where that is not known} */
    private static double direction(SettingChange change) {
        Optional<Knob> knob = Knobs.named(change.key());
        String current = change.current();
        Optional<KnobValue> from =
                current == null ? knob.flatMap(Knob::usualValue) : knob.flatMap(known -> known.read(current));
        Optional<KnobValue> to = knob.flatMap(known -> known.read(change.recommended()));
        boolean isKnown = from.filter(KnobValue::isNumber).isPresent()
                && to.filter(KnobValue::isNumber).isPresent();
        return isKnown ? to.get().amount() - from.get().amount() : 0;
    }
}
