package dev.evenkeel.benchmarks.report;

import dev.evenkeel.benchmarks.measure.Measure;
import dev.evenkeel.core.page.Element;
import dev.evenkeel.core.page.Figure;
import dev.evenkeel.core.page.LogLogChart;
import dev.evenkeel.core.page.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The part of the page that shows how the cost grows: a curve and its slope for each thing that was changed. */
final class GrowthSection {
    private static final double MILLIS = 1000;

    private GrowthSection() {}

    /** {@return the section; nothing where nothing grew} */
    static Optional<Element> of(Results results) {
        List<Node> parts = new ArrayList<>();
        parts.add(Element.of("h2", "Growth"));
        parts.add(Element.of(
                "p",
                "Task CPU by the size of one thing, on logarithmic axes. A slope of 1 says that twice as much takes"
                        + " twice as long; a slope of 0, that it does not matter."));
        for (Growth growth : Growth.of(results, Measure.CPU)) {
            List<LogLogChart.Point> points = growth.fitted().stream()
                    .map(point -> new LogLogChart.Point(point.size(), MILLIS * point.value()))
                    .toList();
            if (points.size() > 1) parts.add(figure(growth, points));
        }
        return parts.size() > 2 ? Optional.of(Element.of("section", parts)) : Optional.empty();
    }

    private static Element figure(Growth growth, List<LogLogChart.Point> points) {
        List<LogLogChart.Point> line =
                List.of(onLine(growth, points.get(0)), onLine(growth, points.get(points.size() - 1)));
        return new Figure(
                        growth.way() + ", by " + growth.what(),
                        String.format(Locale.ROOT, "Slope %.2f.", growth.slope()),
                        new LogLogChart(points, line, growth.what(), "task CPU in milliseconds"))
                .element();
    }

    private static LogLogChart.Point onLine(Growth growth, LogLogChart.Point point) {
        return new LogLogChart.Point(point.x(), MILLIS * growth.at(point.x()));
    }
}
