package dev.evenkeel.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table of a page: headings, and rows of as many cells.
 *
 * <p>Example: {@code Table.of("Heavy hitters", text("key"), number("rows")).with(key, rows)} has a column of words on
 * the left and one of numbers, which stand to the right. A table too wide for the screen is scrolled by itself.
 * Immutable.
 */
public final class Table {
    /**
     * A column of a table.
     *
     * @param heading what stands above it
     * @param style the class of its cells
     */
    public record Column(String heading, String style) {
        /** {@return a column of words or values} */
        public static Column text(String heading) {
            return new Column(heading, "text");
        }

        /** {@return a column of numbers} */
        public static Column number(String heading) {
            return new Column(heading, "number");
        }
    }

    private final String name;
    private final List<Column> columns;
    private final List<List<Node>> rows;

    private Table(String name, List<Column> columns, List<List<Node>> rows) {
        this.name = name;
        this.columns = columns;
        this.rows = rows;
    }

    /** {@return the table without rows, under the name by which it is read aloud} */
    public static Table of(String name, Column... columns) {
        return new Table(name, List.of(columns), List.of());
    }

    /** {@return this table with one row more} */
    public Table with(Node... cells) {
        if (cells.length != columns.size())
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        List<List<Node>> more = new ArrayList<>(rows);
        more.add(List.of(cells));
        return new Table(name, columns, more);
    }

    /** {@return the table as an element} */
    public Element element() {
        List<Element> headings = columns.stream()
                .map(column ->
                        Element.of("th", column.heading()).with("scope", "col").with("class", column.style()))
                .toList();
        List<Element> lines = rows.stream().map(this::line).toList();
        Element table =
                Element.of("table", Element.of("thead", Element.of("tr", headings)), Element.of("tbody", lines));
        return Element.of("div", table)
                .with("class", "scroll")
                .with("role", "region")
                .with("aria-label", name)
                .with("tabindex", "0");
    }

    private Element line(List<Node> cells) {
        List<Element> line = IntStream.range(0, cells.size())
                .mapToObj(at -> Element.of("td", cells.get(at))
                        .with("class", columns.get(at).style()))
                .toList();
        return Element.of("tr", line);
    }
}
