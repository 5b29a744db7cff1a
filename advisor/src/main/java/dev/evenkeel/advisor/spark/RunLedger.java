package dev.evenkeel.advisor.spark;

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
final class RunLedger {
    private record Attempt(int stage, int number) {}

    private final RecorderLimits limits;
    private final Map<Attempt, StageTally> stages = new LinkedHashMap<>();
    private TaskFigures pushedOut = TaskFigures.none();
    private long stagesPushedOut;

    RunLedger(RecorderLimits limits) {
        this.limits = limits;
    }

    void submitted(int stage, int attempt, String name) {
        stages.putIfAbsent(new Attempt(stage, attempt), new StageTally(stage, attempt, name, limits.tasksPerStage()));
        if (stages.size() > limits.stages()) pushOutCheapest();
    }

    private void pushOutCheapest() {
        Optional<Map.Entry<Attempt, StageTally>> cheapest = stages.entrySet().stream()
                .filter(entry -> entry.getValue().isCompleted())
                .min(Comparator.comparingLong(entry -> entry.getValue().slotNanos()));
        cheapest.ifPresent(entry -> {
            stages.remove(entry.getKey());
            pushedOut = pushedOut.merge(entry.getValue().figures());
            stagesPushedOut++;
        });
    }

    void completed(int stage, int attempt) {
        StageTally tally = stages.get(new Attempt(stage, attempt));
        if (tally != null) tally.complete();
    }

    /** Takes in a task; one of a stage that is not kept counts in the totals alone. */
    void ended(int stage, int attempt, TaskReading task) {
        StageTally tally = stages.get(new Attempt(stage, attempt));
        if (tally == null) pushedOut = pushedOut.merge(task.figures());
        else tally.ended(task);
    }

    List<StageFacts> stages() {
        return stages.values().stream().map(StageTally::facts).toList();
    }

    TaskFigures totals() {
        return stages.values().stream().map(StageTally::figures).reduce(pushedOut, TaskFigures::merge);
    }

    /** {@return what the limits left out, a sentence each} */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (stagesPushedOut > 0) {
            notes.add("only the " + limits.stages() + " costliest stages are kept one by one; " + stagesPushedOut
                    + " others are in the totals alone");
        }
        long thinned =
                stages().stream().filter(stage -> stage.sampledEvery() > 1).count();
        if (thinned > 0) {
            notes.add("of " + thinned + (thinned == 1 ? " stage" : " stages") + " with more than "
                    + limits.tasksPerStage() + " tasks, only every n-th task time is kept");
        }
        return notes;
    }
}
