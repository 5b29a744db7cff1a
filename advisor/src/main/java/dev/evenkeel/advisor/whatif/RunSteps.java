package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.cost.Sharing;
import dev.evenkeel.core.cost.SlotSupply;
import dev.evenkeel.core.cost.Step;
import dev.evenkeel.core.cost.Timetable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The parts of a recorded run as steps to schedule, with the tasks they had or changed ones.
 *
 * <p>Example: two stages of 8 tasks of 1 s each, one after the other, end after 4 s on 4 slots; if the second is changed
 * by {@code Split(stage, 2)}, whose tasks take 4 s, after 6 s.
 */
final class RunSteps {
    private final List<Part> parts;
    private final Map<Part, Integer> places = new LinkedHashMap<>();
    private final Map<Part, StageWork> recorded = new LinkedHashMap<>();
    private final Sharing sharing;

    RunSteps(RunProfile run) {
        this.parts = RunGraph.of(run);
        this.sharing = run.settings().text("spark.scheduler.mode").orElse("").equalsIgnoreCase("FAIR")
                ? Sharing.FAIR
                : Sharing.FIFO;
        for (Part part : parts) {
            places.put(part, places.size());
            part.stage().ifPresent(stage -> recorded.put(part, StageWork.recorded(stage)));
        }
    }

    /** {@return when each step would start and end on these slots, with these changes} */
    Timetable on(SlotSupply slots, List<Change> changes) {
        return Timetable.of(parts.stream().map(part -> step(part, changes)).toList(), slots, sharing);
    }

    /** {@return the work of all tasks with these changes} */
    Duration work(List<Change> changes) {
        double nanos = recorded.keySet().stream()
                .mapToDouble(part -> work(part, changes).nanos())
                .sum();
        return Duration.ofNanos(Math.round(nanos));
    }

    /** {@return the stages among these places} */
    List<StageFacts> stagesAt(List<Integer> places) {
        return places.stream()
                .flatMap(place -> parts.get(place).stage().stream())
                .toList();
    }

    private Step step(Part part, List<Change> changes) {
        StageWork work = work(part, changes);
        Step step = Step.sampled(work.times(), work.tasks())
                .inPool(part.stage().map(StageFacts::pool).orElse(""));
        return step.after(part.after().stream().map(places::get).toList()).late(Duration.ofNanos(part.gap()));
    }

    /** Changes of one stage follow each other on what the one before has left of it. */
    private StageWork work(Part part, List<Change> changes) {
        StageWork work = recorded.getOrDefault(part, StageWork.NONE);
        for (Change change : changes) {
            if (change.about().filter(stage -> isOf(part, stage)).isPresent()) work = work.after(change);
        }
        return work;
    }

    private static boolean isOf(Part part, StageFacts stage) {
        return part.stage()
                .filter(own -> own.id() == stage.id() && own.attempt() == stage.attempt())
                .isPresent();
    }
}
