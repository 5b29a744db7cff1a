package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;
import java.util.Set;

/**
 * A shuffle whose partitions are far larger than a task holds in memory, often the 200 of Spark's default.
 *
 * <p>Example: 400 GiB in the default of 200 partitions are 2 GiB a task; 3,200 of 128 MiB would not spill.
 *
 * <p>Fires where the tasks of a shuffle read 1 GiB or more on average (hist-cli), or 384 MiB with partitions left at
 * 200 (three times 128 MiB, as pstysz has it), and either the stage spilled or even, smaller tasks reach the gate.
 * Saving: what {@code spill} would save, or finer tasks. Silent on large partitions that fit in memory and cost
 * nothing. Yields to {@code uneven-stage} and {@code too-few-tasks}, which give a better number for the same change.
 */
final class LargePartitions implements StageRule {
    private static final double LEAST_BYTES = ByteSize.gibibytes(1).bytes();
    private static final double LEAST_BYTES_AT_DEFAULT = ByteSize.mebibytes(384).bytes();
    private static final int DEFAULT = 200;

    @Override
    public String id() {
        return "large-partitions";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("uneven-stage", "too-few-tasks");
    }

    @Override
    public Optional<Finding> judge(StageFacts stage, Case run) {
        Settings settings = run.run().settingsOf(stage);
        boolean isDefault = isDefault(stage, settings);
        double limit = isDefault
                ? run.threshold(this, "default-bytes", LEAST_BYTES_AT_DEFAULT)
                : run.threshold(this, "bytes", LEAST_BYTES);
        ByteSize aTask = ByteSize.nearest(stage.shuffleRead().bytes() / (double) Math.max(1, stage.tasks()));
        if (aTask.bytes() < limit) return Optional.empty();
        int wanted = TooFewTasks.wanted(stage, run.run().slots());
        Saving saving = saving(stage, run, wanted);
        if (!run.isWorth(saving) && stage.spilled().bytes() == 0) return Optional.empty();
        return Optional.of(Finding.of(id(), Case.at(stage))
                .because("each of " + stage.tasks() + " tasks reads " + aTask + " of a shuffle"
                        + (isDefault ? ", whose partitions were left at Spark's default of 200" : "")
                        + (stage.spilled().bytes() > 0 ? ", and " + stage.spilled() + " went to disk" : ""))
                .costing(saving)
                .showing(
                        Evidence.of("read by a task on average", aTask).against(limit),
                        Evidence.of("read by the stage", stage.shuffleRead()),
                        Evidence.of("spilled to disk", stage.spilled()),
                        Evidence.count("tasks", stage.tasks()),
                        Evidence.count("tasks wanted", wanted))
                .rulingOut("skew: the mean is too large, not one task")
                .advising(TooFewTasks.advice(settings, stage, wanted))
                .build());
    }

    private static Saving saving(StageFacts stage, Case run, int wanted) {
        Saving split = run.whatIf().saving(new Change.Split(stage, wanted));
        Saving unspilled = run.whatIf()
                .saving(new Change.Scaled(stage, 1 - Spill.cost(stage)))
                .lessSure();
        return split.expected().compareTo(unspilled.expected()) > 0 ? split : unspilled;
    }

    private static boolean isDefault(StageFacts stage, Settings settings) {
        return stage.tasks() == DEFAULT
                && settings.number(Knobs.SHUFFLE_PARTITIONS).orElse(DEFAULT) == DEFAULT;
    }
}
