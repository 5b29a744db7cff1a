package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;
import java.util.Set;

/**
 * A stage that had to write to disk what did not fit in the memory of its tasks.
 *
 * <p>Example: 40 tasks of 1 GiB each sort in 600 MiB a core; 40 GiB of rows go to disk and come back.
 *
 * <p>Cost: Spark does not time it. A core is taken to write down, compress and read back 100 MiB of rows a second (an
 * assumption, told with the finding, and never more than half of the slot time), so that the saving is
 * trusted less. Fires where 64 MiB or more went to disk, and the saving reaches the gate or the disk took at least a
 * quarter of what the stage moved (third grade of Dr. Elephant; then it only informs where it is cheap). Silent on
 * spilling that is small against the stage. Yields to {@code uneven-stage}: one fat task spills whatever the memory.
 */
final class Spill implements StageRule {
    private static final double LEAST_BYTES = ByteSize.mebibytes(64).bytes();
    private static final double LEAST_SHARE = 0.25;
    private static final double BYTES_A_SECOND = ByteSize.mebibytes(100).bytes();
    private static final double MOST_OF_STAGE = 0.5;

    @Override
    public String id() {
        return "spill";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("uneven-stage");
    }

    @Override
    public Optional<Finding> judge(StageFacts stage, Case run) {
        double share =
                Load.part(stage.spilled().bytes(), Math.max(1, Load.moved(stage).bytes()));
        double leastShare = run.threshold(this, "share", LEAST_SHARE);
        if (stage.spilled().bytes() < run.threshold(this, "bytes", LEAST_BYTES)) return Optional.empty();
        Saving saving =
                run.whatIf().saving(new Change.Scaled(stage, 1 - cost(stage))).lessSure();
        if (!run.isWorth(saving) && share < leastShare) return Optional.empty();
        ByteSize inMemory = new ByteSize(Load.value(stage, TaskFigure.MEMORY_SPILL_BYTES));
        return Optional.of(Finding.of(id(), Case.at(stage))
                .because("its tasks had too little memory: " + inMemory + " of rows went to disk as " + stage.spilled()
                        + " and came back")
                .costing(saving)
                .showing(
                        Evidence.of("spilled to disk", stage.spilled()).against(LEAST_BYTES),
                        Evidence.of("the same in memory", inMemory),
                        Evidence.share("of the bytes that the stage moved", share)
                                .against(leastShare),
                        Evidence.of("assumed to be spilled a second and core", BYTES_A_SECOND, Evidence.Unit.BYTES),
                        Evidence.of("read by a task on average", aTask(stage)),
                        Evidence.of("most memory of a task", peak(stage)))
                .rulingOut("skewed data: no single task makes the stage long")
                .advising(smallerTasks(run.run().settingsOf(stage), stage))
                .advising(moreMemory(run.run().settingsOf(stage)))
                .build());
    }

    /** The part of the slot time that spilling is taken to cost. */
    static double cost(StageFacts stage) {
        double seconds = Load.value(stage, TaskFigure.MEMORY_SPILL_BYTES) / BYTES_A_SECOND;
        return Math.min(MOST_OF_STAGE, Load.part(seconds, stage.slotTime().toNanos() / 1e9));
    }

    private static ByteSize aTask(StageFacts stage) {
        return ByteSize.nearest(Load.read(stage).bytes() / (double) Math.max(1, stage.tasks()));
    }

    private static ByteSize peak(StageFacts stage) {
        return new ByteSize(Load.value(stage, TaskFigure.PEAK_MEMORY_BYTES));
    }

    private static Advice smallerTasks(Settings settings, StageFacts stage) {
        String check = "the stage spills nothing, or far less";
        long more = Math.max(2 * stage.tasks(), Load.tasksFor(Load.read(stage)));
        if (stage.shuffleRead().bytes() == 0) {
            return Advice.setting("read less in each task", check, Knobs.to(settings, Knobs.FILE_SPLIT, "64m"));
        }
        return Advice.setting(
                "deal the rows out to more, smaller partitions",
                check,
                Knobs.to(settings, Knobs.SHUFFLE_PARTITIONS, Long.toString(more)),
                Knobs.to(settings, Knobs.ADVISORY_BYTES, "64m"));
    }

    private static Advice moreMemory(Settings settings) {
        ByteSize heap = Knobs.memory(settings, Knobs.EXECUTOR_MEMORY, Knobs.MEMORY);
        return Advice.setting(
                "give each core more memory",
                "the most memory of a task goes up, and the spill down",
                Knobs.toMemory(settings, Knobs.EXECUTOR_MEMORY, 2.0 * heap.bytes()));
    }
}
