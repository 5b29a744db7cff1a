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
 * The stages of a run, attempts apart. Not thread-safe.
 *
 * <p>A stage above the limit of stages pushes out the completed one with the least slot time; what that one did
 * stays in the totals. So do tasks of stages that had begun before.
 */
final class StageBook {
    private record Attempt(int stage, int number) {}

    private final RecorderLimits limits;
    private final Map<Attempt, StageTally> stages = new LinkedHashMap<>();
    private final FigureSum pushedOut = new FigureSum();
    private long stagesPushedOut;

    StageBook(RecorderLimits limits) {
        this.limits = limits;
    }

    void submitted(StageStart start) {
        stages.putIfAbsent(new Attempt(start.id(), start.attempt()), new StageTally(start, limits.tasksPerStage()));
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

    void completed(StageEnd end) {
        StageTally tally = stages.get(new Attempt(end.id(), end.attempt()));
        if (tally != null) tally.complete(end);
    }

    void ended(int stage, int attempt, TaskEnd task) {
        StageTally tally = stages.get(new Attempt(stage, attempt));
        if (tally == null) pushedOut.add(task.figures());
        else tally.ended(task);
    }

    List<StageFacts> facts(long nowMillis) {
        return stages.values().stream().map(tally -> tally.facts(nowMillis)).toList();
    }

    TaskFigures totals() {
        return stages.values().stream().map(StageTally::figures).reduce(pushedOut.figures(), TaskFigures::merge);
    }

    List<Lack> lacks() {
        List<Lack> lacks = new ArrayList<>();
        if (stagesPushedOut > 0) {
            lacks.add(new Lack(
                    Lack.Kind.DETAILS,
                    stagesPushedOut,
                    "only the " + limits.stages() + " costliest stages are kept one by one; " + stagesPushedOut
                            + " others are in the totals alone"));
        }
        long thinned = stages.values().stream().filter(StageTally::isThinned).count();
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
