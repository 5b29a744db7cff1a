package dev.evenkeel.skew.page;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.page.BarChart;
import dev.evenkeel.core.page.ColumnChart;
import dev.evenkeel.core.page.Element;
import dev.evenkeel.core.page.Figure;
import dev.evenkeel.core.page.LogLogChart;
import dev.evenkeel.core.page.Node;
import dev.evenkeel.core.page.Table;
import dev.evenkeel.core.page.Text;
import dev.evenkeel.core.page.Tone;
import dev.evenkeel.core.page.Value;
import dev.evenkeel.core.stats.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The part of the page that is about one key: the verdict, its figures, its charts, its tables. */
final class KeySection {
    private static final int NAME = 120;
    private static final int KEY = 200;
    private static final int BARS = 10;
    private static final int LINES = 20;
    /** Through two points any line fits. */
    private static final int RANKS = 3;

    /** Rows over the mean per key from which the first bar stands out: as in the text report. */
    private static final double HEAVY = 2;

    private final KeyView key;

    private KeySection(KeyView key) {
        this.key = key;
    }

    /** {@return the section, to be linked to by that id} */
    static Element of(KeyView key, String id) {
        KeySection section = new KeySection(key);
        List<Node> parts = new ArrayList<>();
        parts.add(Element.of("h2", Value.shown(key.name(), NAME)));
        parts.add(section.verdict());
        if (key.rows() == 0) {
            parts.add(Element.of("p", Words.NO_ROWS).with("class", "muted"));
        } else {
            parts.add(section.figures());
            parts.addAll(section.charts());
            parts.addAll(section.tables());
        }
        return Element.of("section", parts).with("id", id);
    }

    private Element verdict() {
        Element word =
                Element.of("strong", key.verdict()).with("class", key.tone().style());
        return Element.of("p", word, new Text(": " + key.reason() + "."));
    }

    private Element figures() {
        List<Element> figures = new ArrayList<>();
        figures.add(figure("rows", TextLayout.count(key.rows()), ""));
        figures.add(figure("without a key", key.nullShare().toString(), ""));
        figures.add(distinctKeys());
        if (!key.heavyHitters().isEmpty()) {
            figures.add(figure("largest key", TextLayout.factor(key.maxToMean()), "the mean of all keys"));
        }
        if (!key.predictedRows().isEmpty()) {
            String tasks = "the mean of " + TextLayout.count(key.predictedRows().size()) + " tasks";
            figures.add(figure("largest task", TextLayout.factor(key.imbalance()), tasks));
        }
        key.fit().ifPresent(zipf -> figures.add(figure("Zipf exponent", Words.zipf(zipf), Words.fit(zipf))));
        return Element.of("dl", figures).with("class", "figures");
    }

    private Element distinctKeys() {
        return key.distinctKeys()
                .fold(
                        exact -> figure("distinct keys", exact.toString(), ""),
                        bounded -> figure("distinct keys", "~" + TextLayout.count(bounded.value()), limits(bounded)),
                        unknown -> figure("distinct keys", "unknown", ""));
    }

    private static String limits(Estimate.Bounded bounded) {
        return TextLayout.count(bounded.lower()) + " to " + TextLayout.count(bounded.upper());
    }

    private static Element figure(String name, String value, String remark) {
        List<Node> words = new ArrayList<>(List.of(new Text(value)));
        if (!remark.isEmpty()) words.add(Element.of("small", remark));
        return Element.of("div", Element.of("dt", name), Element.of("dd", words));
    }

    private List<Node> charts() {
        List<Node> charts = new ArrayList<>();
        if (key.ranks().size() >= RANKS) {
            LogLogChart ranks = new LogLogChart(key.ranks(), line(), "rank", "rows");
            charts.add(new Figure("Rows by rank", Words.ranks(key), ranks).element());
        }
        if (key.heavyHitters().isEmpty()) {
            charts.add(Element.of("p", Words.noHeavyHitters(key)).with("class", "muted"));
        } else {
            charts.add(heavyBars());
        }
        if (!key.predictedRows().isEmpty()) {
            ColumnChart loads = new ColumnChart(tasks(), "task", "rows", key.tone());
            charts.add(new Figure("Predicted task loads", Words.loads(key), loads).element());
        }
        return charts;
    }

    /** {@return the ends of the fitted line} */
    private List<LogLogChart.Point> line() {
        double first = key.ranks().get(0).x();
        double last = key.ranks().get(key.ranks().size() - 1).x();
        return key.fit()
                .map(zipf -> List.of(
                        new LogLogChart.Point(first, zipf.rows((int) first)),
                        new LogLogChart.Point(last, zipf.rows((int) last))))
                .orElse(List.of());
    }

    private Node heavyBars() {
        List<BarChart.Bar> bars =
                key.heavyHitters().stream().limit(BARS).map(this::bar).toList();
        BarChart chart = new BarChart(bars, key.meanPerKey(), "mean per key");
        String caption = Words.heavy(bars.size(), key.heavyHitters().size());
        return new Figure("Heavy hitters", caption, chart).element();
    }

    private BarChart.Bar bar(HeavyView heavy) {
        boolean loud = key.tone() == Tone.LOUD
                && heavy.equals(key.heavyHitters().get(0))
                && heavy.rows() >= HEAVY * key.meanPerKey();
        return new BarChart.Bar(
                heavy.text(),
                heavy.rows(),
                TextLayout.count(heavy.rows()) + " · " + heavy.share(),
                loud ? Tone.LOUD : Tone.QUIET);
    }

    private List<ColumnChart.Column> tasks() {
        return IntStream.range(0, key.predictedRows().size())
                .mapToObj(
                        task -> new ColumnChart.Column(task, key.predictedRows().get(task)))
                .toList();
    }

    private List<Node> tables() {
        List<Node> tables = new ArrayList<>();
        if (!key.heavyHitters().isEmpty()) tables.add(heavyTable());
        if (!key.predictedRows().isEmpty()) tables.add(SkewPage.worst("Largest predicted tasks", "task", tasks()));
        return tables;
    }

    private Element heavyTable() {
        Table table = Table.of(
                "Heavy hitters in numbers",
                Table.Column.number("rank"),
                Table.Column.text("key"),
                Table.Column.number("rows"),
                Table.Column.number("share"),
                Table.Column.number("bounds"),
                Table.Column.text("note"));
        int lines = Math.min(LINES, key.heavyHitters().size());
        for (int i = 0; i < lines; i++) {
            HeavyView heavy = key.heavyHitters().get(i);
            table = table.with(
                    new Text(String.valueOf(i + 1)),
                    Value.shown(heavy.text(), KEY),
                    new Text(TextLayout.count(heavy.rows())),
                    new Text(heavy.share().toString()),
                    new Text(bounds(heavy)),
                    new Text(heavy.note()));
        }
        List<Node> parts = new ArrayList<>(List.of(Element.of("h3", "Heavy hitters in numbers"), table.element()));
        int more = key.heavyHitters().size() - lines;
        if (more > 0) parts.add(Element.of("p", Words.more(more)).with("class", "muted"));
        return Element.of("div", parts).with("class", "table");
    }

    private static String bounds(HeavyView heavy) {
        if (heavy.lower() == heavy.upper()) return "exact";
        return TextLayout.count(heavy.lower()) + " to " + TextLayout.count(heavy.upper());
    }
}
