package dev.evenkeel.benchmarks.measure;

import dev.evenkeel.core.cost.Sharing;
import dev.evenkeel.core.cost.SlotSupply;
import dev.evenkeel.core.cost.Step;
import dev.evenkeel.core.cost.TaskTimes;
import dev.evenkeel.core.cost.Timetable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The stages of a run, laid on other slots than it had: what its tasks would take there.
 *
 * <p>Example: two scans that were submitted together share the slots, and the join, which was submitted after both had
 * ended, waits for both. All jobs of the run are in it, those that only measured included. The driver takes no time,
 * nor does the network: what one run does there more often than another is not seen here.
 *
 * @param stages in the order of their submission
 * @param time which time of a task counts
 */
record Schedule(List<StageRun> stages, Function<TaskRun, Duration> time) {
    /** {@return the end of the last task on so many slots} */
    Duration makespan(int slots) {
        List<Step> steps = new ArrayList<>();
        for (StageRun stage : stages) steps.add(Step.of(stage.times(time)).after(before(stage)));
        return Timetable.of(steps, SlotSupply.always(slots), Sharing.FIFO).end();
    }

    /** The places of the stages that had ended when it was submitted. */
    private List<Integer> before(StageRun stage) {
        List<Integer> places = new ArrayList<>();
        for (int place = 0; place < stages.indexOf(stage); place++) {
            if (stages.get(place).completed() <= stage.submitted()) places.add(place);
        }
        return places;
    }

    /** {@return what no placing of this work can beat: its even share, or the longest piece of the input} */
    Duration bound(int slots) {
        Duration even = stages.stream()
                .map(stage -> stage.times(time).total())
                .reduce(Duration.ZERO, Duration::plus)
                .dividedBy(slots);
        Duration piece = stages.stream()
                .filter(StageRun::readsFiles)
                .map(stage -> stage.times(time).longest())
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) > 0 ? one : other);
        return even.compareTo(piece) > 0 ? even : piece;
    }

    /** {@return the times of the stage with the longest task; of none where no task ran} */
    TaskTimes worstStage() {
        TaskTimes worst = TaskTimes.ofNanos();
        for (StageRun stage : stages) {
            TaskTimes times = stage.times(time);
            if (times.longest().compareTo(worst.longest()) > 0) worst = times;
        }
        return worst;
    }
}
