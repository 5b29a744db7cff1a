package dev.evenkeel.advisor.rule;

import dev.evenkeel.advisor.Advice;
import dev.evenkeel.advisor.Evidence;
import dev.evenkeel.advisor.Finding;
import dev.evenkeel.advisor.Saving;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.whatif.Change;
import dev.evenkeel.core.unit.Ratio;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A stage whose tasks take long to reach their executor and to be loaded there: large closures, or young executors.
 *
 * <p>Example: 64 tasks with 2 s of work each and 3 s to load a closure that holds a dictionary of 200 MB.
 *
 * <p>Fires where at least a quarter of the slot time is spent outside the tasks' own run (own threshold) and doing
 * without reaches the gate. Silent on stages with quick starts. Yields to {@code tiny-tasks}, where the ways are short
 * and only too many.
 */
final class LaunchOverhead implements StageRule {
    private static final double LEAST_OVERHEAD = 0.25;

    @Override
    public String id() {
        return "launch-overhead";
    }

    @Override
    public Set<String> yieldsTo() {
        return Set.of("tiny-tasks");
    }

    @Override
    public Optional<Finding> judge(StageFacts stage, Case run) {
        double overhead = Load.overhead(stage);
        double least = run.threshold(this, "share", LEAST_OVERHEAD);
        if (overhead < least) return Optional.empty();
        Saving saving = run.whatIf().saving(new Change.Scaled(stage, 1 - overhead));
        if (!run.isWorth(saving)) return Optional.empty();
        return Optional.of(Finding.of(id(), Case.at(stage))
                .because("its tasks spent " + new Ratio(overhead) + " of their slot time on the way and being loaded")
                .costing(saving)
                .showing(
                        Evidence.share("slot time outside their run", overhead).against(least),
                        part("scheduler delay", stage, TaskFigure.SCHEDULER_DELAY_NANOS),
                        part("loading", stage, TaskFigure.DESERIALIZE_NANOS),
                        part("writing the result down", stage, TaskFigure.RESULT_SERIALIZE_NANOS))
                .rulingOut("slow work: the time lies outside the tasks' own run")
                .advising(Advice.code(
                        "keep large objects out of the closure: broadcast them once; keep executors that are warm",
                        "Broadcast<Map<String, String>> names = sc.broadcast(largeMap);   // names.value() in the task",
                        "scheduler delay and loading take less than a tenth of the slot time"))
                .build());
    }

    private static Evidence part(String name, StageFacts stage, TaskFigure figure) {
        return Evidence.of(name + " in all tasks", Duration.ofNanos(Load.value(stage, figure)));
    }
}
