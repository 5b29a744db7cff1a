package dev.evenkeel.advisor.ledger;

import dev.evenkeel.advisor.facts.FigureSum;
import dev.evenkeel.advisor.facts.Lack;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.TaskFigures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The stages of a run while it goes on, in bounded memory. Not thread-safe.
 *
 * <p>A stage above the limit of stages pushes out the completed one with the least slot time; what that one did
 * stays in the totals. So do tasks of stages that had begun before.
 */
public final class RunLedger {
    private record Attempt(int stage, int number) {}

    private final RecorderLimits limits;
    private final Map<Attempt, StageTally> stages = new LinkedHashMap<>();
    private final FigureSum pushedOut = new FigureSum();
    private long stagesPushedOut;

    /** A ledger of a run in which so far nothing happened. */
    public RunLedger(RecorderLimits limits) {
        this.limits = limits;
    }

    /** Takes in the submission of an attempt of a stage. */
    public void submitted(int stage, int attempt, String name) {
        stages.putIfAbsent(new Attempt(stage, attempt), new StageTally(stage, attempt, name, limits.tasksPerStage()));
        if (stages.size() > limits.stages()) pushOutCheapest();
    }

    private void pushOutCheapest() {
        Optional<Map.Entry<Attempt, StageTally>> cheapest = stages.entrySet().stream()
                .filter(entry -> entry.getValue().isCompleted())
                .min(Comparator.comparingLong(entry -> entry.getValue().slotNanos()));
        cheapest.ifPresent(entry -> {
            stages.remove(entry.getKey());
            pushedOut.add(entry.getValue().figures());
            stagesPushedOut++;
        });
    }

    /** Takes in that no task of an attempt of a stage is to be waited for. */
    public void completed(int stage, int attempt) {
        StageTally tally = stages.get(new Attempt(stage, attempt));
        if (tally != null) tally.complete();
    }

    /** Takes in a task; one of a stage that is not kept counts in the totals alone. */
    public void ended(int stage, int attempt, TaskEnd task) {
        StageTally tally = stages.get(new Attempt(stage, attempt));
        if (tally == null) pushedOut.add(task.figures());
        else tally.ended(task);
    }

    /** {@return the stages that are kept, in the order of their submission} */
    public List<StageFacts> stages() {
        return stages.values().stream().map(StageTally::facts).toList();
    }

    /** {@return what all tasks did} */
    public TaskFigures totals() {
        return stages.values().stream().map(StageTally::figures).reduce(pushedOut.figures(), TaskFigures::merge);
    }

    /** {@return what the limits left out, a sentence each} */
    public List<Lack> lacks() {
        List<Lack> lacks = new ArrayList<>();
        if (stagesPushedOut > 0) {
            lacks.add(new Lack(
                    Lack.Kind.DETAILS,
                    stagesPushedOut,
                    "only the " + limits.stages() + " costliest stages are kept one by one; " + stagesPushedOut
                            + " others are in the totals alone"));
        }
        long thinned =
                stages().stream().filter(stage -> stage.sampledEvery() > 1).count();
        if (thinned > 0) {
            lacks.add(new Lack(
                    Lack.Kind.DETAILS,
                    thinned,
                    "of " + thinned + (thinned == 1 ? " stage" : " stages") + " with more than "
                            + limits.tasksPerStage() + " tasks, only every n-th task time is kept"));
        }
        return lacks;
    }
}
