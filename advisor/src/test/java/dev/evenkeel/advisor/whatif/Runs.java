package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.ClusterFacts;
import dev.evenkeel.advisor.facts.ExecutorFacts;
import dev.evenkeel.advisor.facts.JobFacts;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.RunProfileBuilder;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.advisor.facts.StageFactsBuilder;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.facts.TaskFigures;
import dev.evenkeel.core.cost.Makespan;
import dev.evenkeel.core.cost.TaskTimes;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Runs made of seconds: each starts at the epoch, and a stage is laid out on the slots it is given. */
final class Runs {
    private Runs() {}

    static Instant second(double second) {
        return Instant.ofEpochMilli(Math.round(second * 1000));
    }

    /** {@return an attempt of a stage of tasks of so many milliseconds, from that second on, on so many slots} */
    static StageFactsBuilder attempt(int id, int attempt, double start, int slots, long... millis) {
        TaskTimes times = TaskTimes.ofMillis(millis);
        Instant from = second(start);
        Span span = new Span(from, from.plus(Makespan.of(times, slots)));
        return StageFacts.of(id, attempt, "stage " + id)
                .ran(span, Math.min(slots, times.tasks()))
                .scheduled(span, times.tasks())
                .did(TaskFigures.of(Map.of(
                        TaskFigure.TASKS,
                        (long) times.tasks(),
                        TaskFigure.SLOT_NANOS,
                        times.total().toNanos())))
                .took(times, 1);
    }

    /** {@return the first attempt of such a stage} */
    static StageFacts stage(int id, double start, int slots, long... millis) {
        return attempt(id, 0, start, slots, millis).build();
    }

    /** {@return a job from that second to that one, of these stages} */
    static JobFacts job(int id, double start, double end, Integer... stages) {
        return JobFacts.of(id, second(start)).ended(second(end)).withStages(stages);
    }

    /** {@return a local session of so many slots} */
    static ClusterFacts slots(int slots) {
        return ClusterFacts.of(ExecutorFacts.of("driver", "here", slots));
    }

    /** {@return a run of so many seconds} */
    static RunProfileBuilder run(double seconds, ClusterFacts cluster, StageFacts... stages) {
        return RunProfile.builder("sales", new Span(second(0), second(seconds)))
                .on(cluster)
                .stages(List.of(stages));
    }
}
