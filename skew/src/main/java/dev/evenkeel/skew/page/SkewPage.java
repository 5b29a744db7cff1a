package dev.evenkeel.skew.page;

import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.page.ColumnChart;
import dev.evenkeel.core.page.Element;
import dev.evenkeel.core.page.Figure;
import dev.evenkeel.core.page.Node;
import dev.evenkeel.core.page.Page;
import dev.evenkeel.core.page.Table;
import dev.evenkeel.core.page.Text;
import dev.evenkeel.core.page.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The report on skew as one HTML file: first in words what is wrong and with which key, then charts, then tables.
 *
 * <p>Keys that would stall a shuffle come first, otherwise the order is that of the question. Pure: equal views give
 * equal bytes.
 */
public final class SkewPage {
    private static final int NAME = 120;
    private static final int WORST = 10;

    private SkewPage() {}

    /** {@return the page} */
    public static String html(SkewView view) {
        List<KeyView> keys = view.keys().stream()
                .sorted(Comparator.comparing(KeyView::tone).reversed())
                .toList();
        String headline = Words.headline(keys);
        List<Node> main = new ArrayList<>();
        main.add(header(headline, view.heading(), keys));
        for (int i = 0; i < keys.size(); i++) main.add(KeySection.of(keys.get(i), id(i)));
        if (!view.inputRows().isEmpty()) main.add(input(view));
        if (!view.leftOut().isEmpty()) main.add(leftOut(view.leftOut()));
        Element footer = Element.of("footer", Words.FOOTER);
        return new Page(headline + " · Evenkeel", List.of(Element.of("main", main), footer)).html();
    }

    private static String id(int key) {
        return "key-" + (key + 1);
    }

    private static Element header(String headline, String heading, List<KeyView> keys) {
        List<Element> findings = IntStream.range(0, keys.size())
                .mapToObj(i -> finding(keys.get(i), id(i)))
                .toList();
        List<Element> header = new ArrayList<>();
        header.add(Element.of("p", Words.EYEBROW).with("class", "eyebrow"));
        header.add(Element.of("h1", headline));
        header.add(Element.of("p", heading).with("class", "muted"));
        if (!findings.isEmpty()) header.add(Element.of("ul", findings).with("class", "findings"));
        return Element.of("header", header);
    }

    private static Element finding(KeyView key, String id) {
        return Element.of(
                "li",
                Element.of("strong", key.verdict()).with("class", key.tone().style()),
                new Text(" "),
                Element.of("a", Value.shown(key.name(), NAME)).with("href", "#" + id),
                Element.of("p", key.reason()));
    }

    private static Element input(SkewView view) {
        List<ColumnChart.Column> columns = view.inputRows().entrySet().stream()
                .map(partition -> new ColumnChart.Column(partition.getKey(), partition.getValue()))
                .toList();
        ColumnChart chart = new ColumnChart(columns, "partition", "rows", view.inputTone());
        return Element.of(
                "section",
                Element.of("h2", "Input partitions"),
                new Figure("Rows per partition", Words.inputLoads(columns.size()), chart).element(),
                worst("Largest input partitions", "partition", columns));
    }

    /** {@return the largest partitions or tasks as a table, the largest first} */
    static Element worst(String name, String noun, List<ColumnChart.Column> columns) {
        double mean = columns.stream()
                .mapToDouble(ColumnChart.Column::value)
                .average()
                .orElse(0);
        Table table = Table.of(
                name, Table.Column.text(noun), Table.Column.number("rows"), Table.Column.number("times the mean"));
        List<ColumnChart.Column> worst = columns.stream()
                .filter(column -> column.value() > 0)
                .sorted(Comparator.comparingDouble(ColumnChart.Column::value).reversed())
                .limit(WORST)
                .toList();
        for (ColumnChart.Column column : worst) {
            table = table.with(
                    new Text(TextLayout.count(column.id())),
                    new Text(TextLayout.count(column.value())),
                    new Text(mean == 0 ? "-" : TextLayout.factor(column.value() / mean)));
        }
        Element title = Element.of("h3", name);
        return Element.of("div", title, table.element()).with("class", "table");
    }

    private static Element leftOut(List<String> leftOut) {
        List<Element> items =
                leftOut.stream().map(column -> Element.of("li", column)).toList();
        return Element.of("section", Element.of("h2", "Not looked at"), Element.of("ul", items));
    }
}
