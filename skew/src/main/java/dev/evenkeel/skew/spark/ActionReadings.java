package dev.evenkeel.skew.spark;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the actions on an observed Dataset read of it; the fullest is the answer. Thread-safe. */
final class ActionReadings {
    private final Fullest<ActionReading> actions;

    ActionReadings(int counters) {
        actions = new Fullest<>(() -> new ActionReading(counters));
    }

    synchronized void add(TaskReading task) {
        actions.add(task.action(), task);
    }

    /** {@return what the answer holds, once its last sketch is merged; nothing where no action has run a task} */
    synchronized Optional<CompletableFuture<Observed>> fullest() {
        return actions.get().map(ActionReading::observed);
    }
}
