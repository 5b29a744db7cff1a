package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Quantity;
import dev.evenkeel.benchmarks.measure.Series;
import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two runs of the benchmarks side by side: what changed beyond the spread.
 *
 * <p>Example of a line: {@code join/whale-30  Evenkeel  task CPU  4.1 s  3.6 s  better}. What stands in one of them
 * alone, and ways that ran in one and failed in the other, are said too. Pure.
 *
 * @param before the older results
 * @param after the newer results
 */
public record Comparison(Results before, Results after) {
    private static final List<String> HEADINGS = List.of("scenario", "way", "measure", "before", "after", "");

    /** {@return the comparison} */
    public static Comparison of(Results before, Results after) {
        return new Comparison(before, after);
    }

    /** {@return a table of the changes, and what cannot be compared} */
    public List<String> lines() {
        List<List<String>> changes = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        if (!before.machine().equals(after.machine()) || !before.scale().equals(after.scale())) {
            notes.add("Before: " + before.machine() + ", " + before.scale());
            notes.add("After:  " + after.machine() + ", " + after.scale());
        }
        int compared = 0;
        for (ScenarioResult old : before.scenarios()) {
            Optional<ScenarioResult> now = after.scenario(old.name());
            if (now.isEmpty()) {
                notes.add(old.name() + " was run before alone");
                continue;
            }
            compared++;
            for (WayResult way : old.ways()) compare(old.name(), way, way(now.get(), way.name()), changes, notes);
        }
        after.scenarios().stream()
                .filter(now -> before.scenario(now.name()).isEmpty())
                .forEach(now -> notes.add(now.name() + " was run after alone"));
        List<String> lines = new ArrayList<>(notes);
        if (!changes.isEmpty()) lines.addAll(TextLayout.table(HEADINGS, changes));
        lines.add(TextLayout.count(compared) + " scenarios compared, " + changes.size() + " changes beyond the spread");
        return lines;
    }

    private static WayResult way(ScenarioResult scenario, String name) {
        return scenario.ways().stream()
                .filter(way -> way.name().equals(name))
                .findFirst()
                .orElseGet(() -> WayResult.failed(name, "is not there"));
    }

    private static void compare(
            String scenario, WayResult old, WayResult now, List<List<String>> changes, List<String> notes) {
        if (old.ran() && !now.ran()) notes.add(scenario + ", " + old.name() + " ran before: " + now.failure());
        if (!old.ran() && now.ran())
            notes.add(scenario + ", " + old.name() + " runs now, and did not: " + old.failure());
        if (!old.how().equals(now.how()) && old.ran() && now.ran())
            notes.add(scenario + ", " + old.name() + " chose " + old.how() + ", and now " + now.how());
        for (Quantity quantity : old.figures().keySet()) {
            Optional<Series> first = old.series(quantity);
            Optional<Series> second = now.series(quantity);
            if (first.isEmpty() || second.isEmpty() || first.get().ties(second.get())) continue;
            changes.add(List.of(
                    scenario,
                    old.name(),
                    quantity.toString(),
                    quantity.text(first.get().median()),
                    quantity.text(second.get().median()),
                    second.get().isBelow(first.get()) ? "better" : "WORSE"));
        }
    }
}
