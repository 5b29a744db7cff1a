package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.Where;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Tasks that spend much of their time waiting for garbage collection.
 *
 * <p>Example: 14 % of the run time of all tasks is garbage collection; 5 % would be usual, so that 9 % can be won back.
 *
 * <p>Formula: garbage collection / run time of all tasks. Fires from 10 % on (Dr. Elephant's second grade; the issue of
 * this house asks for it) where it takes at least 2 % of the run on its slots, and a second in all: one collection of a
 * young executor takes a tenth of that. Saving: each stage above 10 % comes down to 5 %. Silent on a high share in a few
 * tasks, such as the first of a young executor.
 */
final class GarbageCollection implements RunRule {
    private static final double LEAST_SHARE = 0.1;
    private static final double LEAST_OF_RUN = 0.02;
    private static final double LEAST_SECONDS = 1;
    private static final double USUAL = 0.05;

    @Override
    public String id() {
        return "garbage-collection";
    }

    @Override
    public Optional<Finding> judgeWhole(Case run) {
        RunProfile profile = run.run();
        double share = share(profile);
        Duration spent = Duration.ofNanos(profile.totals().value(TaskFigure.GC_NANOS));
        double ofRun = Load.part(spent.toNanos(), (double) profile.wall().toNanos() * Math.max(1, profile.slots()));
        double least = run.threshold(this, "share", LEAST_SHARE);
        double leastSeconds = run.threshold(this, "seconds", LEAST_SECONDS);
        boolean isMuch =
                ofRun >= run.threshold(this, "run-share", LEAST_OF_RUN) && spent.toNanos() >= leastSeconds * 1e9;
        if (share < least || !isMuch) return Optional.empty();
        List<StageFacts> stages =
                profile.stages().stream().filter(stage -> share(stage) >= least).toList();
        Saving saving = run.whatIf()
                .saving(stages.stream().<Change>map(GarbageCollection::usual).toList());
        return Optional.of(Finding.of(id(), Where.run())
                .because("tasks spent " + new Ratio(share) + " of their run time in garbage collection")
                .costing(saving)
                .showing(
                        Evidence.share("of the run time of tasks", share).against(least),
                        Evidence.of("garbage collection in all tasks", spent),
                        Evidence.share("of the run on its slots", ofRun).against(LEAST_OF_RUN),
                        Evidence.count("stages above the limit", stages.size()),
                        Evidence.of("heap", Knobs.memory(profile.settings(), Knobs.EXECUTOR_MEMORY, Knobs.MEMORY)))
                .rulingOut("a few tasks of young executors: it is the share of all tasks together")
                .advising(advice(profile.settings()))
                .advising(Advice.code(
                        "keep less on the heap: cache fewer data, or serialised, and avoid rows as Java objects",
                        "data.persist(StorageLevel.MEMORY_AND_DISK_SER());",
                        "the share of garbage collection goes below a twentieth"))
                .build());
    }

    private static Change usual(StageFacts stage) {
        double above = (share(stage) - USUAL) * Load.part(stage, TaskFigure.RUN_NANOS);
        return new Change.Scaled(stage, 1 - above);
    }

    static double share(RunProfile run) {
        return Load.part(run.totals().value(TaskFigure.GC_NANOS), run.totals().value(TaskFigure.RUN_NANOS));
    }

    private static double share(StageFacts stage) {
        return Load.part(Load.value(stage, TaskFigure.GC_NANOS), Load.value(stage, TaskFigure.RUN_NANOS));
    }

    private static Advice advice(Settings settings) {
        ByteSize heap = Knobs.memory(settings, Knobs.EXECUTOR_MEMORY, Knobs.MEMORY);
        return Advice.setting(
                "give executors half as much memory again, or fewer cores to share it",
                "the share of garbage collection goes below a twentieth",
                Knobs.toMemory(settings, Knobs.EXECUTOR_MEMORY, heap.bytes() * 1.5));
    }
}
