package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.StageFacts;
import dev.evenkeel.core.cost.Sharing;
import dev.evenkeel.core.cost.SlotSupply;
import dev.evenkeel.core.cost.Step;
import dev.evenkeel.core.cost.Timetable;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A part of a run that begins when all before it has ended: its parts as steps to schedule, with the tasks they had or
 * changed ones.
 *
 * <p>Example: two stages of 8 tasks of 1 s each, one after the other, end after 4 s on 4 slots; if the second is
 * changed by {@code Split(stage, 2)}, whose tasks take 4 s, after 6 s.
 */
final class Section {
    private final List<Part> parts;
    private final Map<Part, Integer> places = new HashMap<>();
    private final Map<Part, StageWork> recorded = new LinkedHashMap<>();

    /** A section of these parts, the first of which is the moment it begins, and the last the moment it ends. */
    Section(List<Part> parts) {
        this.parts = List.copyOf(parts);
        for (Part part : parts) {
            places.put(part, places.size());
            part.stage().ifPresent(stage -> recorded.put(part, StageWork.recorded(stage)));
        }
    }

    /** {@return the moment it ends} */
    Part end() {
        return parts.get(parts.size() - 1);
    }

    /** {@return what it takes on these slots, which are counted from its begin, with these changes} */
    Played on(SlotSupply slots, Sharing sharing, List<Change> changes) {
        Timetable table =
                Timetable.of(parts.stream().map(part -> step(part, changes)).toList(), slots, sharing);
        Duration end = table.endOf(parts.size() - 1);
        List<Integer> path = table.pathTo(parts.size() - 1);
        Duration onPath = path.stream()
                .map(place -> table.endOf(place).minus(table.startOf(place)))
                .reduce(Duration.ZERO, Duration::plus);
        List<StageFacts> stages = path.stream()
                .flatMap(place -> parts.get(place).stage().stream())
                .toList();
        return new Played(end, table.busy().compareTo(end) < 0 ? table.busy() : end, stages, onPath);
    }

    /** {@return true where one of the changes is about a stage of this section} */
    boolean isChangedBy(List<Change> changes) {
        return recorded.keySet().stream().anyMatch(part -> changes.stream().anyMatch(change -> isAbout(change, part)));
    }

    /** {@return the work of all its tasks in nanoseconds, with these changes} */
    double work(List<Change> changes) {
        return recorded.keySet().stream()
                .mapToDouble(part -> work(part, changes).nanos())
                .sum();
    }

    private Step step(Part part, List<Change> changes) {
        StageWork work = work(part, changes);
        Step step = Step.sampled(work.times(), work.tasks())
                .inPool(part.stage().map(StageFacts::pool).orElse(""));
        // What ended before the section began is not waited for any more.
        return step.after(part.after().stream()
                        .filter(places::containsKey)
                        .map(places::get)
                        .toList())
                .late(Duration.ofNanos(part.gap()));
    }

    /** Changes of one stage follow each other on what the one before has left of it. */
    private StageWork work(Part part, List<Change> changes) {
        StageWork work = recorded.getOrDefault(part, StageWork.NONE);
        for (Change change : changes) {
            if (isAbout(change, part)) work = work.after(change);
        }
        return work;
    }

    private static boolean isAbout(Change change, Part part) {
        return change.about()
                .flatMap(
                        stage -> part.stage().filter(own -> own.id() == stage.id() && own.attempt() == stage.attempt()))
                .isPresent();
    }
}
