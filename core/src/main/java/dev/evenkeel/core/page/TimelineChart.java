package dev.evenkeel.core.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lanes below each other over one axis of time: as high as a lane's area is, so many of the slots it holds.
 *
 * <p>Example: a stage that holds all eight slots for 10 s and then one slot for 50 s fills its lane for a sixth of a run
 * of 60 s, and goes on as a line at the foot: a straggler. What a lane holds is told in equal parts of the time.
 *
 * @param lanes from top to bottom, at least one
 * @param seconds how long all of them are
 * @param slots the slots that fill a lane, above 0
 */
public record TimelineChart(List<Lane> lanes, double seconds, double slots) implements Chart {
    private static final double ROW = 46;
    private static final double BASELINE = 14;
    private static final double AREA_TOP = 20;
    private static final double AREA_HEIGHT = 18;
    private static final double AXIS = 26;
    private static final double GAP = 16;
    private static final int STEPS = 6;
    /** The width of a letter: 0.6 of the 12 pixels of its font. */
    private static final double LETTER = 7.3;

    /**
     * One lane.
     *
     * @param label what ran in it
     * @param number how long, in words
     * @param held the slots it held on average in each part of the time, the first part first
     * @param tone whether it stands out
     */
    public record Lane(String label, String number, List<Double> held, Tone tone) {
        /** Keeps a copy of the list. */
        public Lane {
            held = List.copyOf(held);
        }
    }

    /** Refuses an empty chart, and one without time or slots. */
    public TimelineChart {
        lanes = List.copyOf(lanes);
        if (lanes.isEmpty()) throw new IllegalArgumentException("a chart needs at least one lane");
        if (!(seconds > 0 && slots > 0)) throw new IllegalArgumentException("not above 0: " + seconds + ", " + slots);
    }

    @Override
    public Drawing draw(int width) {
        LinearAxis time = LinearAxis.upTo(Scale.SECONDS, seconds, STEPS, 0, width);
        double scale = width / seconds;
        double foot = lanes.size() * ROW;
        List<Element> shapes = new ArrayList<>();
        List<Tick> ticks = new ArrayList<>();
        for (int n = 0; n * time.step() <= seconds; n++) {
            double at = n * time.step() * scale;
            shapes.add(Svg.line("grid", at, 0, at, foot));
            ticks.add(inside(new Tick(at, Scale.SECONDS.text(n * time.step())), width));
        }
        for (Tick tick : Tick.apart(ticks)) {
            shapes.add(Svg.text("axis", tick.at(), foot + BASELINE, Svg.Anchor.MIDDLE, tick.text()));
        }
        for (int i = 0; i < lanes.size(); i++) shapes.add(row(lanes.get(i), i * ROW, width));
        return new Drawing(foot + AXIS, shapes);
    }

    private static Tick inside(Tick tick, int width) {
        double half = tick.width() / 2;
        return new Tick(Math.min(width - half, Math.max(half, tick.at())), tick.text());
    }

    private Element row(Lane lane, double top, int width) {
        double room = width - lane.number().length() * LETTER - GAP;
        Element label =
                Svg.text("label", 0, top + BASELINE, Svg.Anchor.START, Value.cut(lane.label(), (int) (room / LETTER)));
        return Element.of(
                "g",
                Element.of("title", Value.tooltip(lane.label()) + ": " + lane.number()),
                Svg.clipped(0, top, room, AREA_TOP, List.of(label)),
                Svg.text("number", width, top + BASELINE, Svg.Anchor.END, lane.number()),
                Svg.rect("track", 0, top + AREA_TOP, width, AREA_HEIGHT),
                Element.of("path")
                        .with("class", lane.tone().style())
                        .with("d", area(lane.held(), top + AREA_TOP, width)));
    }

    /** What holds any slot at all is drawn at least one pixel high, so that no straggler is lost. */
    private String area(List<Double> held, double top, int width) {
        StringBuilder path = new StringBuilder();
        double part = (double) width / held.size();
        double bottom = top + AREA_HEIGHT;
        int from = 0;
        while (from < held.size()) {
            double height = height(held.get(from));
            int to = from + 1;
            while (to < held.size() && height(held.get(to)) == height) to++;
            if (height > 0) {
                path.append(String.format(
                        Locale.ROOT,
                        "M%s %sV%sH%sV%sz",
                        Svg.number(from * part),
                        Svg.number(bottom),
                        Svg.number(bottom - height),
                        Svg.number(to * part),
                        Svg.number(bottom)));
            }
            from = to;
        }
        return path.toString();
    }

    private double height(double held) {
        if (held <= 0) return 0;
        return Math.rint(Math.max(1, Math.min(1, held / slots) * AREA_HEIGHT) * 10) / 10;
    }

    @Override
    public String description() {
        Lane first = lanes.get(0);
        return lanes.size() + (lanes.size() == 1 ? " lane over " : " lanes over ") + Scale.SECONDS.text(seconds)
                + " and " + Scale.COUNT.text(slots) + " slots; the first is " + Value.cut(first.label(), 80) + " with "
                + first.number();
    }
}
