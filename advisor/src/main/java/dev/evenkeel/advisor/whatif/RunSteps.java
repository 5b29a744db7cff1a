package dev.evenkeel.advisor.whatif;

import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.core.cost.Sharing;
import dev.evenkeel.core.cost.SlotSupply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A recorded run as sections that follow each other, to be played on any slots.
 *
 * <p>Example: of 200 sections a change of one stage has one played again; the others are known from the run as it was,
 * unless slots come or go while they run, at another time than they did.
 *
 * <p>Thread-safe; what it remembers of sections changes no answer.
 */
final class RunSteps {
    private record Asked(Section section, SlotSupply slots) {}

    private final List<Section> sections;
    private final Sharing sharing;
    private final Map<Asked, Played> known = new ConcurrentHashMap<>();

    RunSteps(RunProfile run) {
        this.sections = RunGraph.of(run);
        this.sharing = run.settings().text("spark.scheduler.mode").orElse("").equalsIgnoreCase("FAIR")
                ? Sharing.FAIR
                : Sharing.FIFO;
    }

    /** {@return what the run takes on these slots, with these changes} */
    Played on(SlotSupply slots, List<Change> changes) {
        Played all = Played.NOTHING;
        for (Section section : sections) all = all.then(play(section, slots.after(all.end()), changes));
        return all;
    }

    private Played play(Section section, SlotSupply slots, List<Change> changes) {
        if (section.isChangedBy(changes)) return section.on(slots, sharing, changes);
        Asked asked = new Asked(section, slots);
        Optional<Played> before = Optional.ofNullable(known.get(asked));
        if (before.isPresent()) return before.get();
        Played played = section.on(slots, sharing, List.of());
        if (slots.isSteady() || changes.isEmpty()) known.put(asked, played);
        return played;
    }

    /** {@return the work of all tasks with these changes} */
    Duration work(List<Change> changes) {
        double nanos =
                sections.stream().mapToDouble(section -> section.work(changes)).sum();
        return Duration.ofNanos(Math.round(nanos));
    }
}
