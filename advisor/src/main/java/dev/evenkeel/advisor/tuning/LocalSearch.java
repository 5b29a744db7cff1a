package dev.evenkeel.advisor.tuning;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.knob.Knob;
import dev.evenkeel.advisor.knob.KnobValue;
import dev.evenkeel.advisor.knob.Knobs;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A search around the settings as they are: one number at a time is halved and doubled, and followed where that gains.
 *
 * <p>Example: 200 shuffle partitions are tried as 100, then as 50 if that gained, and so on; where neither half nor double
 * gains any more, the next number has its turn. Numbers that the job does not use, such as the size of file splits in a
 * job that reads no file, are left alone.
 */
final class LocalSearch implements Proposer {
    static final String NAME = "search";

    private static final String SHUFFLE_PARTITIONS = "spark.sql.shuffle.partitions";
    private static final String ADVISORY_BYTES = "spark.sql.adaptive.advisoryPartitionSizeInBytes";
    private static final String SPLIT_BYTES = "spark.sql.files.maxPartitionBytes";

    /** In the order of trying. No value of them costs memory of the driver, and none changes an answer. */
    static final List<String> KEYS = List.of(SHUFFLE_PARTITIONS, ADVISORY_BYTES, SPLIT_BYTES);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Proposals propose(Situation situation) {
        for (String key : KEYS) {
            if (!isUsed(key, situation.profile())) continue;
            Optional<Proposal> next = Knobs.named(key).flatMap(knob -> next(knob, situation));
            if (next.isPresent()) return Proposals.of(List.of(next.get()));
        }
        return Proposals.none();
    }

    private static boolean isUsed(String key, RunProfile run) {
        TaskFigure work = key.equals(SPLIT_BYTES) ? TaskFigure.INPUT_BYTES : TaskFigure.SHUFFLE_READ_BYTES;
        return run.totals().value(work) > 0;
    }

    private static Optional<Proposal> next(Knob knob, Situation situation) {
        Optional<KnobValue> now = now(knob, situation);
        if (now.isEmpty() || !now.get().isNumber()) return Optional.empty();
        Set<String> seen = seen(knob, situation);
        for (double factor : new double[] {0.5, 2}) {
            double amount = Math.rint(now.get().amount() * factor);
            if (amount < knob.least() || amount > knob.most()) continue;
            Optional<KnobValue> value = knob.read(String.format(Locale.ROOT, "%.0f%s", amount, unit(knob)));
            if (value.isPresent() && !seen.contains(value.get().text())) {
                String word = factor < 1 ? "half of " : "twice ";
                return Optional.of(Proposal.of(
                        Map.of(knob.key(), value.get().text()),
                        word + now.get().text() + ": " + knob.why(),
                        knob.key() + "=" + now.get().text()));
            }
        }
        return Optional.empty();
    }

    private static String unit(Knob knob) {
        return knob.kind() == Knob.Kind.BYTES ? "b" : "";
    }

    private static Optional<KnobValue> now(Knob knob, Situation situation) {
        String text =
                situation.kept().getOrDefault(knob.key(), situation.session().getOrDefault(knob.key(), ""));
        return text.isEmpty() ? knob.usualValue() : knob.read(text);
    }

    /** The values that were there at the beginning, are there now, or were tried, by whoever proposed them. */
    private static Set<String> seen(Knob knob, Situation situation) {
        Set<String> seen = new LinkedHashSet<>();
        String first = situation.session().getOrDefault(knob.key(), "");
        (first.isEmpty() ? knob.usualValue() : knob.read(first)).ifPresent(value -> seen.add(value.text()));
        situation
                .outcomes()
                .forEach(outcome -> Optional.ofNullable(
                                outcome.proposal().settings().get(knob.key()))
                        .flatMap(knob::read)
                        .ifPresent(value -> seen.add(value.text())));
        return seen;
    }
}
