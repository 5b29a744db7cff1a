package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Gauge;
import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.benchmarks.measure.Quantity;
import dev.evenkeel.benchmarks.way.Ways;
import dev.evenkeel.core.page.BarChart;
import dev.evenkeel.core.page.Element;
import dev.evenkeel.core.page.Figure;
import dev.evenkeel.core.page.Node;
import dev.evenkeel.core.page.Page;
import dev.evenkeel.core.page.Table;
import dev.evenkeel.core.page.Text;
import dev.evenkeel.core.page.Tone;
import dev.evenkeel.core.page.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The results as one HTML file: what was promised and what became of it, then each scenario with a bar for each way and
 * a table of all figures, losses marked as plainly as wins. Pure: equal results give equal bytes.
 */
public final class ReportPage {
    private static final String READING = "Times on slots are simulated: the tasks that were measured, laid on so many"
            + " slots, what waited for what waiting again; the driver and the network are left out. Figures are"
            + " medians. No difference means that the spreads of the rounds meet, or that the medians are less than a"
            + " tenth apart. The score is the part that Evenkeel wins of what the best alternative wins:"
            + " (plain − ours) / (plain − best).";

    /** The longest name of a way in a table. */
    private static final int WAY = 60;

    private ReportPage() {}

    /** {@return the page} */
    public static String html(Results results) {
        List<Node> main = new ArrayList<>();
        main.add(header(results));
        main.add(overview(results));
        GrowthSection.of(results).ifPresent(main::add);
        results.scenarios().forEach(scenario -> main.add(section(results, scenario)));
        Element footer = Element.of("footer", "Measured on " + results.machine() + ".");
        return new Page("Benchmarks · Evenkeel", List.of(Element.of("main", main), footer)).html();
    }

    private static Element header(Results results) {
        List<Goal> goals = results.scenarios().stream()
                .flatMap(scenario -> results.goals(scenario).stream())
                .toList();
        long missed = goals.stream().filter(Goal::isMissed).count();
        return Element.of(
                "header",
                Element.of("p", "Evenkeel · benchmarks at scale " + results.scale())
                        .with("class", "eyebrow"),
                Element.of(
                        "h1",
                        missed + " of " + goals.size() + " goals missed in "
                                + results.scenarios().size() + " scenarios"),
                Element.of("p", results.machine().toString()).with("class", "muted"),
                Element.of("p", Goals.holdsAt(results.scale()) ? READING : READING + " " + Summary.NOT_JUDGED));
    }

    private static Element overview(Results results) {
        Table table = Table.of(
                "Scores",
                Table.Column.text("scenario"),
                Table.Column.text("chosen"),
                Table.Column.number("score on 16"),
                Table.Column.number("64"),
                Table.Column.number("256 slots"),
                Table.Column.number("CPU / plain"),
                Table.Column.number("shuffled / plain"),
                Table.Column.number("goals missed"));
        for (ScenarioResult scenario : results.scenarios()) {
            List<Goal> goals = results.goals(scenario);
            long missed = goals.stream().filter(Goal::isMissed).count();
            table = table.with(
                    Element.of("a", scenario.name()).with("href", "#" + id(scenario)),
                    new Text(scenario.ran(scenario.ours())
                            .map(way -> plainly(way.how()))
                            .orElse("-")),
                    score(results, scenario, 16),
                    score(results, scenario, 64),
                    score(results, scenario, 256),
                    new Text(Summary.ratio(scenario, Measure.CPU)),
                    new Text(Summary.ratio(scenario, Measure.SHUFFLED)),
                    missed == 0 ? new Text(Summary.noneMissed(goals)) : loud(String.valueOf(missed)));
        }
        return Element.of("section", Element.of("h2", "All scenarios"), table.element());
    }

    /** The name of a strategy without what it was given. */
    private static String plainly(String how) {
        return how.replaceFirst("\\[.*", "");
    }

    private static Node score(Results results, ScenarioResult scenario, int slots) {
        Score score = Score.of(scenario, Measure.makespan(slots));
        boolean isLow = score.value().isPresent() && score.value().getAsDouble() < JoinGoals.SCORE;
        return isLow && Goals.holdsAt(results.scale()) ? loud(score.toString()) : new Text(score.toString());
    }

    private static Element section(Results results, ScenarioResult scenario) {
        List<Node> parts = new ArrayList<>();
        parts.add(Element.of("h2", scenario.name()));
        parts.add(Element.of("p", scenario.about() + "; rounds: " + scenario.rounds()));
        chart(scenario, parts);
        parts.add(figures(scenario));
        gauges(scenario, parts);
        List<Element> notes = new ArrayList<>();
        for (WayResult way : scenario.ways()) {
            if (!way.ran()) notes.add(Element.of("li", way.name() + " did not run: " + way.failure()));
            if (!way.how().isEmpty()) notes.add(Element.of("li", way.name() + " chose " + way.how()));
            Summary.lessOften(scenario, way).ifPresent(note -> notes.add(Element.of("li", note)));
        }
        results.goals(scenario).forEach(goal -> notes.add(goal(goal)));
        parts.add(Element.of("ul", notes));
        return Element.of("section", parts).with("id", id(scenario));
    }

    private static Element goal(Goal goal) {
        String words = goal.what() + ": " + goal.measured() + ", ";
        Element verdict = Element.of("strong", goal.verdict().toString())
                .with("class", (goal.isMissed() ? Tone.LOUD : Tone.QUIET).style());
        return Element.of("li", new Text(words), verdict);
    }

    private static void chart(ScenarioResult scenario, List<Node> parts) {
        String caption = "Simulated; shorter is better. The mark stands where " + base(scenario) + " ends.";
        boolean hasTasks = scenario.ways().stream().anyMatch(way -> way.median(Measure.TASKS) > 0);
        if (hasTasks) chart(scenario, Measure.MAKESPAN_64, "On 64 slots", caption, parts);
        else chart(scenario, Measure.WALL, "Wall time", "Shorter is better.", parts);
    }

    private static void chart(
            ScenarioResult scenario, Quantity quantity, String title, String caption, List<Node> parts) {
        List<WayResult> ran = scenario.ways().stream()
                .filter(way -> way.series(quantity).isPresent())
                .toList();
        if (ran.isEmpty()) return;
        double scale = scale(quantity);
        List<BarChart.Bar> bars = ran.stream()
                .map(way -> new BarChart.Bar(
                        way.name(),
                        way.median(quantity) * scale,
                        number(scenario, way, quantity),
                        way.name().equals(scenario.ours()) ? Tone.LOUD : Tone.QUIET))
                .toList();
        double base = scenario.ran(scenario.base())
                .map(way -> way.median(quantity) * scale)
                .orElse(0.0);
        parts.add(new Figure(title, caption, new BarChart(bars, base, reference(scenario, quantity))).element());
    }

    /** A reference is written as a whole number. */
    private static double scale(Quantity quantity) {
        return switch (quantity.unit()) {
            case SECONDS -> 1000;
            case SHARE -> 100;
            default -> 1;
        };
    }

    private static String reference(ScenarioResult scenario, Quantity quantity) {
        return base(scenario)
                + switch (quantity.unit()) {
                    case SECONDS -> " in milliseconds";
                    case BYTES -> " in bytes";
                    case SHARE -> " in per cent";
                    default -> "";
                };
    }

    private static String base(ScenarioResult scenario) {
        return scenario.base().equals(Ways.PLAIN) ? "plain Spark" : scenario.base();
    }

    /** What a scenario has of its own: a chart of the first gauge, and a table of all. */
    private static void gauges(ScenarioResult scenario, List<Node> parts) {
        if (scenario.gauges().isEmpty()) return;
        Gauge first = scenario.gauges().get(0);
        chart(scenario, first, heading(first), "Less is better.", parts);
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("way")));
        scenario.gauges().forEach(gauge -> columns.add(Table.Column.number(gauge.toString())));
        Table table = Table.of(scenario.name() + ", of its own", columns.toArray(Table.Column[]::new));
        for (WayResult way : scenario.ways()) {
            if (way.ran()) table = table.with(cells(way, Summary.gaugeRow(scenario, way)));
        }
        parts.add(Element.of("div", table.element()).with("class", "table"));
    }

    private static String heading(Gauge gauge) {
        return gauge.name().substring(0, 1).toUpperCase(Locale.ROOT)
                + gauge.name().substring(1);
    }

    private static String number(ScenarioResult scenario, WayResult way, Quantity quantity) {
        String value = quantity.text(way.median(quantity));
        String beside = Summary.besidePlain(scenario, way, quantity);
        return beside.equals("-") ? value : value + " · " + beside;
    }

    private static Element figures(ScenarioResult scenario) {
        List<Table.Column> columns = new ArrayList<>(List.of(Table.Column.text("way")));
        Summary.headings().stream().skip(1).forEach(heading -> columns.add(Table.Column.number(heading)));
        Table table = Table.of(scenario.name(), columns.toArray(Table.Column[]::new));
        for (WayResult way : scenario.ways()) {
            if (!way.ran()) continue;
            table = table.with(cells(way, Summary.row(scenario, way)));
        }
        return Element.of("div", table.element()).with("class", "table");
    }

    private static Node[] cells(WayResult way, List<String> row) {
        List<Node> cells = new ArrayList<>(List.of(Value.shown(way.name(), WAY)));
        row.stream().skip(1).forEach(cell -> cells.add(Summary.isLoss(cell) ? loud(cell) : new Text(cell)));
        return cells.toArray(Node[]::new);
    }

    private static Element loud(String text) {
        return Element.of("strong", text).with("class", Tone.LOUD.style());
    }

    private static String id(ScenarioResult scenario) {
        return scenario.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
