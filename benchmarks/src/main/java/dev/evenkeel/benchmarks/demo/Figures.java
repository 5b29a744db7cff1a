package dev.evenkeel.benchmarks.demo;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The figures of all contestants as a table, each the median of its rounds, and how much less the last one needs. */
final class Figures {
    private static final List<Integer> SLOTS = List.of(16, 64, 256);

    private final Map<String, List<Round>> rounds;
    private final List<List<String>> rows = new ArrayList<>();

    private Figures(Map<String, List<Round>> rounds) {
        this.rounds = rounds;
    }

    /** {@return the table, with the makespan on the slots that the decision was made for among those simulated} */
    static List<String> table(Map<String, List<Round>> rounds, int slots) {
        Figures figures = new Figures(rounds);
        figures.time("wall time, median of the rounds", Round::wall);
        figures.wall("  fastest", 0);
        figures.wall("  slowest", 1);
        figures.time("  of it, looking before joining", Round::looking);
        figures.time("task CPU time", round -> round.profile().cpu());
        figures.row(
                "shuffle written",
                round -> round.profile().shuffleWritten().bytes(),
                bytes -> new ByteSize(bytes).toString());
        figures.time("longest task of the join", round -> round.joinTasks().longest());
        figures.time("median task of the join", round -> round.joinTasks().median());
        SortedSet<Integer> simulated = new TreeSet<>(SLOTS);
        simulated.add(slots);
        for (int size : simulated) {
            figures.time("on " + size + " slots (simulated)", round -> round.makespan(size));
        }
        List<String> headings = new ArrayList<>(List.of(""));
        headings.addAll(rounds.keySet());
        headings.add("plain / smart");
        return TextLayout.table(headings, figures.rows);
    }

    private void time(String name, Function<Round, Duration> figure) {
        row(name, round -> figure.apply(round).toNanos(), nanos -> TextLayout.duration(Duration.ofNanos(nanos)));
    }

    private void row(String name, ToLongFunction<Round> figure, Function<Long, String> text) {
        List<Long> medians = rounds.values().stream()
                .map(measured -> median(measured, figure))
                .toList();
        List<String> row = new ArrayList<>(List.of(name));
        medians.forEach(median -> row.add(text.apply(median)));
        double first = medians.get(0);
        double last = medians.get(medians.size() - 1);
        row.add(first > 0 && last > 0 ? TextLayout.factor(first / last) : "-");
        rows.add(row);
    }

    /** Of the sorted wall times the one at that part of the way, without a factor: it is no figure of its own. */
    private void wall(String name, int part) {
        List<String> row = new ArrayList<>(List.of(name));
        for (List<Round> measured : rounds.values()) {
            List<Duration> walls = measured.stream().map(Round::wall).sorted().toList();
            row.add(TextLayout.duration(walls.get(part * (walls.size() - 1))));
        }
        row.add("-");
        rows.add(row);
    }

    /** The value in the middle; of an even number the lower one, so that it is one that was measured. */
    private static long median(List<Round> measured, ToLongFunction<Round> figure) {
        return measured.stream().mapToLong(figure).sorted().toArray()[(measured.size() - 1) / 2];
    }
}
