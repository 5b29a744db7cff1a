package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.util.Optional;
import java.util.Set;

/**
 * A stage with fewer tasks than slots, so that slots stand idle while it runs.
 *
 * <p>Example: 2 tasks that read 5.4 GB each take 287 s on 4 slots; 84 tasks of 128 MiB would take about half.
 *
 * <p>Wanted: as many tasks as read 128 MiB each (Spark's split of files), and at least as many as there are slots.
 * Fires where the stage has at least two tasks, fewer than slots, and the saving of that many even tasks reaches the
 * gate. Silent on single tasks, which {@code one-task-stage} tells, on stages that are short or fill their slots, and
 * on tasks of less than 1 MiB and 1,000 rows, of which more would not be faster. Yields to {@code uneven-stage} and
 * {@code empty-splits}: more partitions do not part one key.
 */
final class TooFewTasks implements StageRule {
    private static final double LEAST_TASK_BYTES = ByteSize.mebibytes(1).bytes();
    private static final double LEAST_TASK_ROWS = 1000;

    @Override
    public String id() {
        return "too-few-tasks";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("uneven-stage", "empty-splits");
    }

    @Override
    public Optional<Finding> judge(StageFacts stage, Case run) {
        int slots = run.run().slots();
        if (stage.tasks() < 2 || stage.tasks() >= slots || !hasToDo(stage, run)) return Optional.empty();
        int wanted = wanted(stage, slots);
        Saving saving = run.whatIf().saving(new Change.Split(stage, wanted));
        if (!run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), Case.at(stage))
                .because(stage.tasks() + " tasks on " + slots + " slots: " + (slots - stage.tasks())
                        + " slots stood idle for "
                        + TextLayout.duration(stage.span().length()))
                .costing(saving)
                .showing(
                        Evidence.count("tasks", stage.tasks()).against(slots),
                        Evidence.count("tasks wanted", wanted),
                        Evidence.of("read by a task on average", aTask(stage)).against(Load.A_TASK),
                        Evidence.of("stage", stage.span().length()))
                .rulingOut("one long task: the tasks are as long as each other, as far as the gate sees")
                .advising(advice(run.run().settingsOf(stage), stage, wanted))
                .build());
    }

    private boolean hasToDo(StageFacts stage, Case run) {
        long rows = Load.value(stage, TaskFigure.INPUT_RECORDS) + Load.value(stage, TaskFigure.SHUFFLE_READ_RECORDS);
        return aTask(stage).bytes() >= run.threshold(this, "task-bytes", LEAST_TASK_BYTES)
                || (double) rows / stage.tasks() >= run.threshold(this, "task-rows", LEAST_TASK_ROWS);
    }

    private static ByteSize aTask(StageFacts stage) {
        return ByteSize.nearest(Load.read(stage).bytes() / (double) Math.max(1, stage.tasks()));
    }

    static int wanted(StageFacts stage, int slots) {
        return Math.max(Load.tasksFor(Load.read(stage)), slots);
    }

    static Advice advice(Settings settings, StageFacts stage, int wanted) {
        String check = "the stage has about " + wanted + " tasks, and its time goes down";
        if (stage.shuffleRead().bytes() > 0) {
            return Advice.setting(
                    "deal the rows out to " + wanted + " partitions, and drop a repartition or coalesce to fewer",
                    check,
                    Knobs.to(settings, Knobs.SHUFFLE_PARTITIONS, Integer.toString(wanted)),
                    Knobs.to(settings, Knobs.PARALLELISM_FIRST, "true"));
        }
        if (Load.value(stage, TaskFigure.INPUT_BYTES) > 0) {
            long split = Math.max(1 << 20, Load.read(stage).bytes() / wanted);
            return Advice.setting(
                    "cut the files into more splits",
                    check,
                    Knobs.to(settings, Knobs.FILE_SPLIT, Long.toString(split)));
        }
        return Advice.code(
                "make more partitions where the data begins",
                "spark.range(0, n, 1, " + wanted + ")   // or sc.parallelize(list, " + wanted + ")",
                check);
    }
}
