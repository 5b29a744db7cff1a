package dev.evenkeel.advisor.planted;

import static dev.evenkeel.advisor.planted.Rows.numbers;
import static dev.evenkeel.advisor.planted.Rows.workOn;

import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.memory.SparkOutOfMemoryError;

/** Faults that make tasks fail. Each task has a second attempt, so that the jobs end well. */
final class FailureFaults {
    private static final long MILLISECOND = 1_000_000;
    private static final long ROWS = 400;

    private FailureFaults() {}

    static List<PlantedFault> all() {
        return List.of(
                PlantedFault.of("a service that answers at the second call", "failed-tasks")
                        .in(() -> workOn(numbers(ROWS, 8), row -> refusedAtFirst()), () -> workOn(numbers(ROWS, 8))),
                PlantedFault.of("a task without memory", "out-of-memory")
                        .in(
                                () -> workOn(numbers(ROWS, 8), row -> outOfMemoryAtFirst()),
                                () -> workOn(numbers(ROWS, 8))));
    }

    private static long refusedAtFirst() {
        if (isFirstAttemptOfTaskThree()) throw new IllegalStateException("planted: connection refused");
        return MILLISECOND;
    }

    private static long outOfMemoryAtFirst() {
        if (isFirstAttemptOfTaskThree()) {
            throw new SparkOutOfMemoryError(
                    "UNABLE_TO_ACQUIRE_MEMORY", Map.of("requestedBytes", "1", "receivedBytes", "0"));
        }
        return MILLISECOND;
    }

    private static boolean isFirstAttemptOfTaskThree() {
        return TaskContext.get().attemptNumber() == 0 && TaskContext.getPartitionId() == 3;
    }
}
