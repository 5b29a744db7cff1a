package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.FailureFacts;
import dev.evenkeel.advisor.facts.Lack;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Why attempts of tasks ended badly, by reason. Not thread-safe.
 *
 * <p>Example: twelve attempts with the same class of error are one entry, with the message of the first. Above 100
 * reasons, further ones are one entry of their kind.
 */
final class FailureBook {
    private static final int REASONS = 100;
    private static final int PLACES = 20;

    private record Reason(FailureFacts.Kind kind, String type) {}

    private static final class Tally {
        private final String message;
        private final TreeSet<Integer> stages = new TreeSet<>();
        private final TreeSet<String> executors = new TreeSet<>();
        private long attempts;
        private Duration lost = Duration.ZERO;

        private Tally(String message) {
            this.message = message;
        }

        private void add(int stage, TaskEnd task) {
            attempts++;
            lost = lost.plus(task.slotTime());
            if (stages.size() < PLACES) stages.add(stage);
            if (executors.size() < PLACES) executors.add(task.executor());
        }

        private FailureFacts facts(Reason reason) {
            return new FailureFacts(
                    reason.kind(), reason.type(), message, attempts, lost, List.copyOf(stages), List.copyOf(executors));
        }
    }

    private final Map<Reason, Tally> reasons = new LinkedHashMap<>();
    private long unnamed;

    void ended(int stage, TaskEnd task) {
        Trouble trouble = task.trouble();
        if (trouble == null) return;
        Reason reason = new Reason(trouble.kind(), trouble.type());
        if (!reasons.containsKey(reason) && reasons.size() >= REASONS) {
            unnamed++;
            reason = new Reason(trouble.kind(), "others");
        }
        reasons.computeIfAbsent(reason, first -> new Tally(trouble.message())).add(stage, task);
    }

    /** {@return the reasons, the one with the most attempts first} */
    List<FailureFacts> facts() {
        return reasons.entrySet().stream()
                .map(entry -> entry.getValue().facts(entry.getKey()))
                .sorted(Comparator.comparingLong(FailureFacts::attempts).reversed())
                .toList();
    }

    List<Lack> lacks() {
        if (unnamed == 0) return List.of();
        return List.of(new Lack(
                Lack.Kind.DETAILS,
                unnamed,
                unnamed + " failed attempts stand under \"others\", beyond " + REASONS + " reasons"));
    }
}
