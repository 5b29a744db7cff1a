package dev.evenkeel.advisor.guard;

import dev.evenkeel.advisor.SettingChange;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.knob.KnobValue;
import dev.evenkeel.advisor.knob.Knobs;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The settings as they would be with all proposed changes together, since one may be right beside another and wrong
 * alone.
 *
 * @param sent the run as it was
 * @param changes what is proposed
 */
record Trial(Sent sent, List<SettingChange> changes) {
    /**
     * {@return the value that a setting would have; empty where it is not set and Spark's default depends on others}
     */
    Optional<KnobValue> value(String key) {
        for (SettingChange change : changes) {
            if (change.key().equals(key)) return Knobs.named(key).flatMap(knob -> knob.read(change.recommended()));
        }
        return sent.value(key);
    }

    /** {@return how much a setting would be; empty where it would be no number, or is not known} */
    OptionalDouble amount(String key) {
        Optional<KnobValue> value = value(key).filter(KnobValue::isNumber);
        return value.isPresent() ? OptionalDouble.of(value.get().amount()) : OptionalDouble.empty();
    }

    /** {@return true where a setting would be switched off} */
    boolean isOff(String key) {
        return value(key).map(KnobValue::text).orElse("").equals("false");
    }

    /** {@return true where the run had no executors beside the driver} */
    boolean isLocal() {
        return sent.cluster().master().startsWith("local");
    }

    /** {@return the cores of the largest executor of the run; 0 where none was recorded} */
    int largestExecutor() {
        return sent.cluster().executors().stream()
                .mapToInt(ExecutorFacts::cores)
                .max()
                .orElse(0);
    }
}
