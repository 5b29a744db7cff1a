package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.benchmarks.measure.Quantity;
import dev.evenkeel.benchmarks.measure.Series;
import dev.evenkeel.benchmarks.measure.Unit;
import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Results as text: for a terminal while they come, and as Markdown. */
public final class Summary {
    /** The measures that a table has room for. */
    static final List<Measure> SHOWN = List.of(
            Measure.WALL,
            Measure.CPU,
            Measure.SHUFFLED,
            Measure.SPILLED,
            Measure.PEAK_MEMORY,
            Measure.LONGEST_TASK,
            Measure.MAKESPAN_16,
            Measure.MAKESPAN_64,
            Measure.MAKESPAN_256);

    /** How a figure ends that is a loss. */
    static final String LOSS = "SLOWER";

    /** What is said where tables are too small for the goals of joins. */
    static final String NOT_JUDGED = "Tables of this scale are so small that joins take their time for launching tasks:"
            + " their goals are judged at medium and above alone.";

    private static final String MORE = "MORE";

    private Summary() {}

    /** {@return a scenario of these results in lines for a terminal} */
    public static List<String> lines(Results results, ScenarioResult scenario) {
        List<List<String>> rows = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (WayResult way : scenario.ways()) {
            if (way.ran()) rows.add(row(scenario, way));
            else notes.add("  not run: " + way.name() + ", " + way.failure());
            if (!way.how().isEmpty()) notes.add("  " + way.name() + ": " + way.how());
            lessOften(scenario, way).ifPresent(note -> notes.add("  " + note));
        }
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) lines.addAll(TextLayout.table(headings(), rows));
        List<List<String>> gauges = scenario.ways().stream()
                .filter(WayResult::ran)
                .map(way -> gaugeRow(scenario, way))
                .toList();
        if (!scenario.gauges().isEmpty()) lines.addAll(TextLayout.table(gaugeHeadings(scenario), gauges));
        notes.forEach(note -> lines.addAll(TextLayout.wrapped(note)));
        results.goals(scenario).forEach(goal -> lines.add("  " + goal));
        return lines;
    }

    /** {@return that a way was not measured in every round, in words; nothing where it was} */
    static Optional<String> lessOften(ScenarioResult scenario, WayResult way) {
        if (!way.ran() || way.rounds() >= scenario.rounds()) return Optional.empty();
        return Optional.of(way.name() + " was measured in " + way.rounds() + " of " + scenario.rounds() + " rounds");
    }

    static List<String> headings() {
        List<String> headings = new ArrayList<>(List.of(""));
        SHOWN.forEach(measure -> headings.add(measure.toString()));
        headings.add("beside plain");
        return headings;
    }

    static List<String> row(ScenarioResult scenario, WayResult way) {
        List<String> row = new ArrayList<>(List.of(way.name()));
        SHOWN.forEach(measure -> row.add(measure.text(way.median(measure))));
        row.add(besidePlain(scenario, way, Measure.MAKESPAN_64));
        return row;
    }

    /** {@return by what factor a way is better or worse than plain Spark, in words} */
    static String besidePlain(ScenarioResult scenario, WayResult way, Quantity quantity) {
        if (way.name().equals(scenario.base())) return "-";
        Optional<Series> plain = scenario.ran(scenario.base()).flatMap(base -> base.series(quantity));
        Optional<Series> series = way.series(quantity);
        if (plain.isEmpty() || series.isEmpty()) return "-";
        double base = plain.get().median();
        double own = series.get().median();
        if (base == 0 && own == 0) return "-"; // nothing of that kind was there to measure
        if (plain.get().ties(series.get())) return "no difference";
        boolean isTime = quantity.unit() == Unit.SECONDS;
        if (own <= base) return times(base / own) + (isTime ? "faster" : "less");
        return times(own / base) + (isTime ? LOSS : MORE);
    }

    /** No factor where one of the two is nothing. */
    private static String times(double ratio) {
        return Double.isFinite(ratio) ? TextLayout.factor(ratio) + " " : "";
    }

    /** {@return true where a cell tells a loss} */
    static boolean isLoss(String cell) {
        return cell.endsWith(LOSS) || cell.endsWith(MORE);
    }

    static List<String> gaugeHeadings(ScenarioResult scenario) {
        List<String> headings = new ArrayList<>(List.of(""));
        scenario.gauges().forEach(gauge -> headings.add(gauge.toString()));
        return headings;
    }

    /** {@return the gauges of a way, each with how it stands beside plain Spark's where they differ} */
    static List<String> gaugeRow(ScenarioResult scenario, WayResult way) {
        List<String> row = new ArrayList<>(List.of(way.name()));
        scenario.gauges().forEach(gauge -> row.add(gauge(scenario, way, gauge)));
        return row;
    }

    /** {@return a gauge of a way in words} */
    static String gauge(ScenarioResult scenario, WayResult way, Gauge gauge) {
        if (way.series(gauge).isEmpty()) return "-";
        String value = gauge.text(way.median(gauge));
        String beside = besidePlain(scenario, way, gauge);
        return beside.endsWith("less") || isLoss(beside) || beside.endsWith("faster") ? value + " · " + beside : value;
    }

    /** {@return the results as Markdown} */
    public static String markdown(Results results) {
        StringBuilder out = new StringBuilder("# Benchmarks at scale " + results.scale() + "\n\n");
        out.append("Measured on ")
                .append(results.machine())
                .append(". Medians; *no difference* means that the")
                .append(" spreads meet or the medians are less than a tenth apart. Times on slots are simulated from")
                .append(" the measured tasks. Score: (plain − ours) / (plain − best).");
        if (!Goals.holdsAt(results.scale())) out.append(' ').append(NOT_JUDGED);
        out.append("\n\n");
        overview(out, results);
        List<Growth> growing = Growth.of(results, Measure.CPU);
        if (!growing.isEmpty()) out.append("\n## Growth\n\n");
        growing.forEach(growth -> out.append("- ").append(growth).append('\n'));
        for (ScenarioResult scenario : results.scenarios()) section(out, results, scenario);
        return out.toString();
    }

    private static void overview(StringBuilder out, Results results) {
        markdown(
                out,
                List.of(
                        "scenario",
                        "chosen",
                        "score 16",
                        "score 64",
                        "score 256",
                        "by CPU 16",
                        "64",
                        "256",
                        "CPU / plain",
                        "shuffle / plain",
                        "goals missed"),
                results.scenarios().stream()
                        .map(scenario -> overview(results, scenario))
                        .toList());
    }

    private static List<String> overview(Results results, ScenarioResult scenario) {
        List<String> row = new ArrayList<>(List.of(scenario.name()));
        row.add(scenario.ran(scenario.ours()).map(WayResult::how).orElse("-"));
        for (int slots : List.of(16, 64, 256))
            row.add(Score.of(scenario, Measure.makespan(slots)).toString());
        for (int slots : List.of(16, 64, 256))
            row.add(Score.of(scenario, Measure.cpuMakespan(slots)).toString());
        row.add(ratio(scenario, Measure.CPU));
        row.add(ratio(scenario, Measure.SHUFFLED));
        List<Goal> goals = results.goals(scenario);
        List<String> missed = goals.stream()
                .filter(Goal::isMissed)
                .map(goal -> goal.what() + " (" + goal.measured() + ")")
                .toList();
        row.add(missed.isEmpty() ? noneMissed(goals) : String.join("; ", missed));
        return row;
    }

    /** {@return what stands where no goal is missed: that none was, or that there are none} */
    static String noneMissed(List<Goal> goals) {
        return goals.isEmpty() ? "-" : "none";
    }

    /** {@return what ours takes as a multiple of what plain Spark takes} */
    static String ratio(ScenarioResult scenario, Measure measure) {
        double ratio = scenario.ran(scenario.ours())
                        .map(way -> way.median(measure))
                        .orElse(Double.NaN)
                / scenario.ran(scenario.base()).map(way -> way.median(measure)).orElse(Double.NaN);
        return Double.isFinite(ratio) ? String.format(Locale.ROOT, "%.2f", ratio) : "-";
    }

    private static void section(StringBuilder out, Results results, ScenarioResult scenario) {
        out.append("\n## ").append(scenario.name()).append("\n\n");
        out.append(scenario.about())
                .append("; rounds: ")
                .append(scenario.rounds())
                .append("\n\n");
        markdown(
                out,
                headings(),
                scenario.ways().stream()
                        .filter(WayResult::ran)
                        .map(way -> row(scenario, way))
                        .toList());
        out.append('\n');
        gauges(out, scenario);
        for (WayResult way : scenario.ways()) {
            if (!way.ran())
                out.append("- ")
                        .append(way.name())
                        .append(" did not run: ")
                        .append(way.failure())
                        .append('\n');
            if (!way.how().isEmpty())
                out.append("- ")
                        .append(way.name())
                        .append(": ")
                        .append(way.how())
                        .append('\n');
            lessOften(scenario, way)
                    .ifPresent(note -> out.append("- ").append(note).append('\n'));
        }
        results.goals(scenario).forEach(goal -> out.append("- ").append(goal).append('\n'));
    }

    private static void gauges(StringBuilder out, ScenarioResult scenario) {
        if (scenario.gauges().isEmpty()) return;
        markdown(
                out,
                gaugeHeadings(scenario),
                scenario.ways().stream()
                        .filter(WayResult::ran)
                        .map(way -> gaugeRow(scenario, way))
                        .toList());
        out.append('\n');
    }

    private static void markdown(StringBuilder out, List<String> headings, List<List<String>> rows) {
        out.append("| ")
                .append(String.join(" | ", headings))
                .append(" |\n|")
                .append("---|".repeat(headings.size()))
                .append('\n');
        for (List<String> row : rows)
            out.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
}
