package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.explain.TextLayout;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Stages of so many small tasks that starting them costs more than they do.
 *
 * <p>Example: 8,000 tasks with 10 ms of work and 25 ms on the way on 16 slots take 17 s; a tenth of them would take
 * 100 ms of work and 25 ms on the way each: 6 s.
 *
 * <p>A stage counts where it has at least ten tasks a slot, half of them below 500 ms (DataFlint), and a quarter of the
 * slot time is spent outside the tasks' own run (own threshold). Saving: a tenth of the tasks, each with ten times the
 * work and one way. Fires where that saving, over all these stages, reaches the gate, or where they have 5,000 tasks
 * together (DataFlint; then it may only inform). Silent on many tasks that have enough to do, however many, and on few
 * tasks. Yields to failures, which make tasks small by running them again, and to {@code spill}: larger tasks would
 * spill more.
 */
final class TinyTasks implements RunRule {
    private static final double LEAST_A_SLOT = 10;
    private static final double MOST_MEDIAN_SECONDS = 0.5;
    private static final double LEAST_OVERHEAD = 0.25;
    private static final double MANY = 5000;
    private static final int FEWER = 10;

    @Override
    public String id() {
        return "tiny-tasks";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("out-of-memory", "spill");
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        List<StageFacts> tiny =
                run.run().stages().stream().filter(stage -> isTiny(stage, run)).toList();
        Saving saving =
                run.whatIf().saving(tiny.stream().<Change>map(TinyTasks::tenth).toList());
        long tasks = tiny.stream().mapToLong(StageFacts::tasks).sum();
        boolean isMany = tasks >= run.threshold(this, "tasks", MANY);
        if (tiny.isEmpty() || (!run.isWorth(saving) && !isMany)) return Optional.empty();
        StageFacts most = tiny.stream()
                .reduce((one, other) -> other.tasks() > one.tasks() ? other : one)
                .orElseThrow();
        Where where = tiny.size() == 1 ? Case.at(most) : Where.run();
        return Optional.of(Finding.of(id(), where)
                .because(TextLayout.count(tasks) + " tasks of "
                        + TextLayout.duration(most.times().median())
                        + " in the middle: starting them costs more than their work")
                .costing(saving)
                .showing(
                        Evidence.count("such stages", tiny.size()),
                        Evidence.count("tasks in them", tasks),
                        Evidence.of("median task of the largest", most.times().median())
                                .against(Duration.ofMillis(500)),
                        Evidence.share("slot time outside their run, of the largest", Load.overhead(most))
                                .against(run.threshold(this, "overhead", LEAST_OVERHEAD)),
                        Evidence.of("read by a task of the largest", aTask(most), Evidence.Unit.BYTES))
                .rulingOut("skew: whatever longest / median says, no task is long")
                .advising(advice(run.run().settingsOf(most), most))
                .build());
    }

    private boolean isTiny(StageFacts stage, Case run) {
        return stage.tasks()
                        >= run.threshold(this, "tasks-a-slot", LEAST_A_SLOT)
                                * Math.max(1, run.run().slots())
                && stage.times().median().toNanos() < run.threshold(this, "median-seconds", MOST_MEDIAN_SECONDS) * 1e9
                && Load.overhead(stage) >= run.threshold(this, "overhead", LEAST_OVERHEAD);
    }

    /** Nine of ten ways are spared; the slots are as busy as the work keeps them. */
    private static Change tenth(StageFacts stage) {
        double work = 1 - Load.overhead(stage) * (1 - 1.0 / FEWER);
        double full = (double) stage.slotTime().toNanos() / Math.max(1, stage.slots());
        double length = Math.max(1, stage.span().length().toNanos());
        return new Change.Scaled(stage, Math.min(1, work * full / length));
    }

    private static double aTask(StageFacts stage) {
        return Load.read(stage).bytes() / (double) Math.max(1, stage.tasks());
    }

    private static Advice advice(Settings settings, StageFacts stage) {
        String check = "the stage has about a tenth of the tasks, and they run longer than 500 ms";
        if (stage.shuffleRead().bytes() == 0) {
            return Advice.layout(
                    "read files in larger splits, and write fewer, larger files",
                    Knobs.FILE_SPLIT + " 256m\nspark.sql.files.openCostInBytes 16m",
                    check);
        }
        return Advice.setting(
                "let adaptive execution join small partitions up to 128 MiB",
                check,
                Knobs.to(settings, Knobs.ADAPTIVE, "true"),
                Knobs.to(settings, Knobs.COALESCE, "true"),
                Knobs.to(settings, Knobs.PARALLELISM_FIRST, "false"),
                Knobs.to(settings, Knobs.ADVISORY_BYTES, "128m"));
    }
}
