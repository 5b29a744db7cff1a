package dev.evenkeel.core.page;

import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Horizontal bars, one below the other, each under its label and its number.
 *
 * <p>Example: bars of 300 and 30 in a chart 320 pixels wide are 320 and 32 pixels long. The bars of the chart marked
 * {@link Tone#LOUD} stand out; a mark on each bar shows the reference value, such as the mean. A label too long for its
 * line is cut, with the whole text in its tooltip.
 *
 * @param bars the bars, from top to bottom, at least one
 * @param reference the value that each bar is held against
 * @param referenceName what that value is, such as {@code mean per key}
 */
public record BarChart(List<Bar> bars, double reference, String referenceName) implements Chart {
    private static final double ROW = 42;
    private static final double BASELINE = 14;
    private static final double BAR_TOP = 21;
    private static final double BAR_HEIGHT = 11;
    private static final double OVERHANG = 3;
    private static final double LEGEND = 22;
    private static final double GAP = 16;
    /** The width of a letter: 0.6 of the 12 pixels of its font. */
    private static final double LETTER = 7.3;

    /**
     * One bar.
     *
     * @param label what it is about
     * @param value its length, at least 0
     * @param number the value in words, such as {@code 3,000,000 · 30.0 %}
     * @param tone whether it stands out
     */
    public record Bar(String label, double value, String number, Tone tone) {}

    /** Refuses an empty chart. */
    public BarChart {
        bars = List.copyOf(bars);
        if (bars.isEmpty()) throw new IllegalArgumentException("a chart needs at least one bar");
    }

    @Override
    public Drawing draw(int width) {
        double largest =
                Math.max(reference, bars.stream().mapToDouble(Bar::value).max().orElse(0));
        double scale = largest > 0 ? width / largest : 0;
        List<Element> shapes = new ArrayList<>();
        for (int i = 0; i < bars.size(); i++) shapes.add(row(bars.get(i), i * ROW, width, scale));
        double legend = bars.size() * ROW + BASELINE;
        shapes.add(Svg.line("reference", 1, legend - 10, 1, legend + 1));
        shapes.add(Svg.text("axis", 8, legend, Svg.Anchor.START, referenceName + ": " + TextLayout.count(reference)));
        return new Drawing(bars.size() * ROW + LEGEND, shapes);
    }

    private Element row(Bar bar, double top, int width, double scale) {
        double room = width - bar.number().length() * LETTER - GAP;
        Element label =
                Svg.text("label", 0, top + BASELINE, Svg.Anchor.START, Value.cut(bar.label(), (int) (room / LETTER)));
        double mark = Math.min(width - 1, Math.max(1, reference * scale));
        return Element.of(
                "g",
                Element.of("title", Value.tooltip(bar.label()) + ": " + bar.number()),
                Svg.clipped(0, top, room, BAR_TOP, List.of(label)),
                Svg.text("number", width, top + BASELINE, Svg.Anchor.END, bar.number()),
                Svg.rect("track", 0, top + BAR_TOP, width, BAR_HEIGHT),
                Svg.rect(bar.tone().style(), 0, top + BAR_TOP, bar.value() * scale, BAR_HEIGHT),
                Svg.line("reference", mark, top + BAR_TOP - OVERHANG, mark, top + BAR_TOP + BAR_HEIGHT + OVERHANG));
    }

    @Override
    public String description() {
        Bar first = bars.get(0);
        return TextLayout.count(bars.size()) + (bars.size() == 1 ? " bar" : " bars") + ", the first "
                + TextLayout.cell(first.label(), 80) + " with " + first.number() + "; " + referenceName + " "
                + TextLayout.count(reference);
    }
}
