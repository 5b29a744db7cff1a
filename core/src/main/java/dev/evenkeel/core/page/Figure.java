package dev.evenkeel.core.page;

import java.util.ArrayList;
import java.util.List;

/**
 * A chart under its title, with a caption that says how to read it.
 *
 * <p>The chart is drawn twice, for a desk and for a phone, and the style shows the one that fits: a single drawing
 * scaled to both would have letters either tiny or huge.
 *
 * @param title what is shown
 * @param caption how to read it
 * @param chart the picture
 */
public record Figure(String title, String caption, Chart chart) {
    private static final int DESK = 760;
    private static final int PHONE = 320;

    /** {@return the figure as an element} */
    public Element element() {
        return Element.of(
                "figure",
                Element.of("h3", title),
                Element.of("figcaption", caption),
                picture(DESK, "desk"),
                picture(PHONE, "phone"));
    }

    private Element picture(int width, String style) {
        Chart.Drawing drawing = chart.draw(width);
        List<Node> shapes = new ArrayList<>();
        shapes.add(Element.of("title", title));
        shapes.add(Element.of("desc", chart.description()));
        shapes.addAll(drawing.shapes());
        return Element.of("svg", shapes)
                .with("xmlns", "http://www.w3.org/2000/svg")
                .with("class", style)
                .with("role", "img")
                .with("viewBox", "0 0 " + width + " " + Svg.number(drawing.height()));
    }
}
