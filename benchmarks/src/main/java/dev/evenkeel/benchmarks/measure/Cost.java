package dev.evenkeel.benchmarks.measure;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What something took.
 *
 * @param cpu of all its tasks: running and deserialising
 * @param wall from its start to its end
 * @param shuffled bytes its tasks wrote for a shuffle
 * @param stages its stages in the order of their submission
 */
public record Cost(Duration cpu, Duration wall, ByteSize shuffled, List<StageRun> stages) {
    /** Keeps a copy of the stages. */
    public Cost {
        stages = List.copyOf(stages);
    }

    /** {@return what both took, one after the other} */
    public Cost then(Cost next) {
        List<StageRun> both =
                Stream.concat(stages.stream(), next.stages.stream()).toList();
        return of(wall.plus(next.wall), both);
    }

    /** {@return the cost of these stages} */
    static Cost of(Duration wall, List<StageRun> stages) {
        List<TaskRun> tasks =
                stages.stream().flatMap(stage -> stage.tasks().stream()).toList();
        Duration cpu = tasks.stream().map(TaskRun::cpu).reduce(Duration.ZERO, Duration::plus);
        long shuffled =
                tasks.stream().mapToLong(task -> task.shuffled().bytes()).sum();
        return new Cost(cpu, wall, new ByteSize(shuffled), stages);
    }
}
