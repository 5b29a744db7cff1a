package dev.evenkeel.core.page;

import dev.evenkeel.core.explain.TextLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Upright columns side by side, for as many numbers as there are partitions; the largest and the mean are marked.
 *
 * <p>Example: 5,000 columns in a chart with room for 225 are drawn in 218 groups of up to 23 neighbours, each as high as
 * the highest of its group, so that no peak is lost.
 *
 * @param columns the columns, from left to right, at least one
 * @param noun what a column is, such as {@code partition}
 * @param unit what is counted, such as {@code rows}
 * @param tone loud where the largest is to stand out
 * @param scale what the heights are; where they are no counts, the unit is only a heading
 */
public record ColumnChart(List<Column> columns, String noun, String unit, Tone tone, Scale scale) implements Chart {
    private static final double TOP = 44;
    private static final double BOTTOM = 44;
    private static final double RIGHT = 44;
    private static final double GAP = 8;
    private static final double HEIGHT = 280;
    private static final int STEPS = 5;
    /** Room for a column, and as much between it and the next as still shows that there are two. */
    private static final double NARROWEST = 3;

    private static final double WIDEST = 48;
    private static final double BETWEEN = 0.25;
    /** About the width of a bold letter. */
    private static final double LETTER = 6.8;

    /**
     * One column.
     *
     * @param id the number by which it is called
     * @param value its height, at least 0
     */
    public record Column(int id, double value) {
        /** Refuses what has no height. */
        public Column {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY))
                throw new IllegalArgumentException("not at least 0 and finite: " + value);
        }
    }

    /** Refuses an empty chart. */
    public ColumnChart {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) throw new IllegalArgumentException("a chart needs at least one column");
    }

    /** A chart of counts. */
    public ColumnChart(List<Column> columns, String noun, String unit, Tone tone) {
        this(columns, noun, unit, tone, Scale.COUNT);
    }

    @Override
    public Drawing draw(int width) {
        double largest = largest(columns).value();
        LinearAxis y = LinearAxis.upTo(scale, largest, STEPS, HEIGHT - BOTTOM, TOP);
        double left = Tick.widest(y.ticks()) + GAP;
        double right = width - RIGHT;
        int group = (int) Math.ceil(columns.size() * NARROWEST / (right - left));
        double pitch = Math.min(WIDEST, (right - left) * group / columns.size());
        List<Element> shapes = new ArrayList<>();
        for (Tick tick : y.ticks()) {
            shapes.add(Svg.line("grid", left, tick.at(), right, tick.at()));
            shapes.add(Svg.text("axis", left - GAP, tick.at() + 4, Svg.Anchor.END, tick.text()));
        }
        for (Tick tick : ids(left, pitch / group)) {
            shapes.add(Svg.text("axis", tick.at(), y.from() + 18, Svg.Anchor.MIDDLE, tick.text()));
        }
        shapes.add(Svg.text("axis", 0, 12, Svg.Anchor.START, unit));
        shapes.add(Svg.text("axis", right, HEIGHT - 6, Svg.Anchor.END, noun));
        shapes.addAll(drawn(highest(group), left, pitch, y, width));
        shapes.add(Svg.line("mean", left, y.at(mean()), right, y.at(mean())));
        shapes.add(Svg.text("axis", right + 6, y.at(mean()) + 4, Svg.Anchor.START, "mean"));
        return new Drawing(HEIGHT, shapes);
    }

    private List<Tick> ids(double left, double pitch) {
        int last = columns.size() - 1;
        LinearAxis axis = LinearAxis.upTo(last, STEPS, 0, 1);
        List<Tick> ids = IntStream.rangeClosed(0, axis.steps())
                .map(n -> (int) Math.round(n * axis.step()))
                .filter(n -> n <= last)
                .mapToObj(n -> Tick.of(left + (n + 0.5) * pitch, columns.get(n).id()))
                .toList();
        return Tick.apart(ids);
    }

    /** {@return of each group of that many neighbours the highest} */
    private List<Column> highest(int group) {
        return IntStream.iterate(0, i -> i < columns.size(), i -> i + group)
                .mapToObj(i -> largest(columns.subList(i, Math.min(columns.size(), i + group))))
                .toList();
    }

    /** All columns but the largest are one path: thousands of elements would make the page slow. */
    private List<Element> drawn(List<Column> shown, double left, double pitch, LinearAxis y, int width) {
        int peak = shown.indexOf(largest(shown));
        double wide = pitch * (1 - BETWEEN);
        String path = IntStream.range(0, shown.size())
                .filter(i -> i != peak && shown.get(i).value() > 0)
                .mapToObj(
                        i -> rectangle(left + i * pitch, wide, y.at(shown.get(i).value()), y.from()))
                .collect(Collectors.joining());
        double x = left + peak * pitch;
        double top = y.at(shown.get(peak).value());
        return List.of(
                Element.of("path").with("class", "quiet").with("d", path),
                Svg.rect(tone.style(), x, top, wide, y.from() - top),
                name(shown.get(peak), x + wide / 2, top, left, width));
    }

    private static String rectangle(double x, double wide, double top, double bottom) {
        return "M" + Svg.number(x) + " " + Svg.number(bottom) + "V" + Svg.number(top) + "h" + Svg.number(wide) + "V"
                + Svg.number(bottom) + "z";
    }

    /** {@return the name of the largest above it, moved aside where it would leave the picture} */
    private Element name(Column largest, double middle, double top, double left, int width) {
        String name = noun + " " + TextLayout.count(largest.id()) + ": " + amount(largest.value());
        double half = name.length() * LETTER / 2;
        double inside = Math.max(left + half, Math.min(width - half, middle));
        return Svg.text("peak " + tone.style(), inside, top - 8, Svg.Anchor.MIDDLE, name);
    }

    private String amount(double value) {
        return scale == Scale.COUNT ? TextLayout.count(value) + " " + unit : scale.text(value);
    }

    private double mean() {
        return columns.stream().mapToDouble(Column::value).average().orElseThrow();
    }

    /** {@return the first of the highest} */
    private static Column largest(List<Column> columns) {
        Column largest = columns.get(0);
        for (Column column : columns) if (column.value() > largest.value()) largest = column;
        return largest;
    }

    @Override
    public String description() {
        Column largest = largest(columns);
        return TextLayout.count(columns.size()) + " " + noun + (columns.size() == 1 ? "" : "s") + "; the largest is "
                + noun + " " + TextLayout.count(largest.id()) + " with " + amount(largest.value()) + ", the mean "
                + scale.text(mean());
    }
}
