package dev.evenkeel.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChartsTest {
    private static Stream<Element> all(List<? extends Node> nodes) {
        return nodes.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .flatMap(element -> Stream.concat(Stream.of(element), all(element.children())));
    }

    private static List<Element> shapes(Chart chart, int width, String name, String style) {
        return all(chart.draw(width).shapes())
                .filter(element -> element.name().equals(name))
                .filter(element -> style.equals(element.attributes().getOrDefault("class", "")))
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.attributes().getOrDefault(attribute, "NaN"));
    }

    private static String text(Element element) {
        return ((Text) element.children().get(0)).text();
    }

    private static BarChart bars(double... values) {
        List<BarChart.Bar> bars = new ArrayList<>();
        for (double value : values) bars.add(new BarChart.Bar("key", value, value + " rows", Tone.QUIET));
        return new BarChart(bars, 75, "mean");
    }

    private static ColumnChart columns(int count, int peak) {
        List<ColumnChart.Column> columns = IntStream.range(0, count)
                .mapToObj(i -> new ColumnChart.Column(i, i == peak ? 1000 : 10))
                .toList();
        return new ColumnChart(columns, "task", "rows", Tone.LOUD);
    }

    private static LogLogChart line(LogLogChart.Point... points) {
        return new LogLogChart(List.of(points), List.of(points[0], points[points.length - 1]), "rank", "rows");
    }

    @Test
    void barsAreAsLongAsTheirValuesAndTheReferenceIsMarkedOnEach() {
        assertThat(shapes(bars(300, 30, 0), 320, "rect", "quiet"))
                .extracting(bar -> number(bar, "width"))
                .containsExactly(320.0, 32.0, 0.0);
        assertThat(shapes(bars(300, 30, 0), 320, "line", "reference"))
                .extracting(mark -> number(mark, "x1"))
                .as("75 of 300 is a quarter of the width; the last is the legend's")
                .containsExactly(80.0, 80.0, 80.0, 1.0);
    }

    @Test
    void aReferenceAboveEveryBarStaysInThePicture() {
        assertThat(shapes(bars(25), 300, "rect", "quiet"))
                .extracting(bar -> number(bar, "width"))
                .containsExactly(100.0);
        assertThat(shapes(bars(25), 300, "line", "reference").get(0).attributes())
                .containsEntry("x1", "299");
    }

    @Test
    void aLongLabelIsCutBeforeItsNumberAndWholeInItsTooltip() {
        String label = "k".repeat(300);
        BarChart chart = new BarChart(List.of(new BarChart.Bar(label, 1, "1 row", Tone.QUIET)), 1, "mean");
        String shown = text(shapes(chart, 320, "text", "label").get(0));
        assertThat(shown).endsWith("…");
        assertThat(shown.length() * 7.3).isLessThan(320 - "1 row".length() * 7.3);
        assertThat(text(shapes(chart, 320, "title", "").get(0))).isEqualTo(label + ": 1 row");
    }

    @Test
    void aPowerLawIsAStraightLine() {
        LogLogChart chart =
                line(new LogLogChart.Point(1, 1000), new LogLogChart.Point(10, 100), new LogLogChart.Point(100, 10));
        List<Element> dots = shapes(chart, 760, "circle", "dot");
        assertThat(dots).hasSize(3);
        assertThat(number(dots.get(1), "cx"))
                .isCloseTo((number(dots.get(0), "cx") + number(dots.get(2), "cx")) / 2, within(0.11));
        assertThat(number(dots.get(1), "cy"))
                .isCloseTo((number(dots.get(0), "cy") + number(dots.get(2), "cy")) / 2, within(0.11));
        Element fit = shapes(chart, 760, "line", "fit").get(0);
        assertThat(fit.attributes().get("x1"))
                .isEqualTo(dots.get(0).attributes().get("cx"));
        assertThat(fit.attributes().get("y2"))
                .isEqualTo(dots.get(2).attributes().get("cy"));
    }

    @Test
    void dotsThatCannotBeToldApartAreDrawnOnce() {
        LogLogChart.Point[] points = IntStream.rangeClosed(1, 100_000)
                .mapToObj(rank -> new LogLogChart.Point(rank, 1e6 / rank))
                .toArray(LogLogChart.Point[]::new);
        assertThat(shapes(line(points), 760, "circle", "dot"))
                .as("at most one each 3 pixels of a way of less than 760 + 300")
                .hasSizeBetween(100, (760 + 300) / 3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 1e6, 1e7, 1e9, 1e12})
    void theLastTickOfALogarithmicAxisIsNotCut(double largest) {
        LogLogChart chart = line(new LogLogChart.Point(1, 1000), new LogLogChart.Point(largest, 1));
        for (int width : List.of(320, 760)) {
            for (Element label : shapes(chart, width, "text", "axis")) {
                if (!"middle".equals(label.attributes().get("text-anchor"))) continue;
                double half = text(label).length() * 6.6 / 2;
                assertThat(number(label, "x") + half).as(text(label)).isLessThanOrEqualTo(width);
            }
        }
    }

    @Test
    void whatHasNoLogarithmIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LogLogChart.Point(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new LogLogChart.Point(Double.NaN, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new ColumnChart.Column(1, Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> new ColumnChart.Column(1, -1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 90, 200, 5_000, 20_000})
    void theHighestColumnIsNeverLostAndStandsWhereItBelongs(int count) {
        int peak = count * 3 / 4;
        for (int width : List.of(320, 760)) {
            List<Element> loud = shapes(columns(count, peak), width, "rect", "loud");
            assertThat(loud).hasSize(1);
            Element grid = shapes(columns(count, peak), width, "line", "grid").get(0);
            double left = number(grid, "x1");
            double right = number(grid, "x2");
            double pitch = Math.min(48, (right - left) / count);
            double middle = number(loud.get(0), "x") + number(loud.get(0), "width") / 2;
            assertThat(middle).as("within one drawn column").isCloseTo(left + (peak + 0.5) * pitch, within(pitch + 4));
            assertThat(number(loud.get(0), "height"))
                    .as("1,000 of an axis to 1,000")
                    .isEqualTo(280 - 44 - 44);
        }
    }

    @Test
    void manyColumnsAreGroupedSoThatEachIsWideEnoughToSee() {
        String path = shapes(columns(5_000, 7), 760, "path", "quiet")
                .get(0)
                .attributes()
                .getOrDefault("d", "");
        long drawn = path.chars().filter(c -> c == 'M').count();
        assertThat(drawn)
                .as("675 pixels hold 225 columns: 218 groups of 23, of which one is the peak")
                .isEqualTo(217);
    }

    @Test
    void columnsWithoutRowsAreNotDrawn() {
        List<ColumnChart.Column> empty = List.of(new ColumnChart.Column(0, 0), new ColumnChart.Column(1, 0));
        ColumnChart chart = new ColumnChart(empty, "task", "rows", Tone.QUIET);
        assertThat(shapes(chart, 320, "path", "quiet").get(0).attributes()).containsEntry("d", "");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 198, 199})
    void theNameOfThePeakStaysInThePicture(int peak) {
        Element name = shapes(columns(200, peak), 320, "text", "peak loud").get(0);
        double half = text(name).length() * 6.8 / 2;
        assertThat(number(name, "x")).isBetween(half, 320.1 - half);
    }

    @Test
    void aChartOfNothingIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BarChart(List.of(), 1, "mean"));
        assertThatIllegalArgumentException().isThrownBy(() -> new LogLogChart(List.of(), List.of(), "x", "y"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ColumnChart(List.of(), "task", "rows", Tone.QUIET));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimelineChart(List.of(), 1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CurveChart(List.of(), 0, "slots", "wall time", Scale.SECONDS));
    }

    @Test
    void aFigureSaysInWordsWhatItShows() {
        Element figure = new Figure("Loads", "caption", columns(200, 17)).element();
        assertThat(all(List.of(figure)).filter(node -> node.name().equals("desc")))
                .hasSize(2)
                .extracting(ChartsTest::text)
                .containsOnly("200 tasks; the largest is task 17 with 1,000 rows, the mean 15");
    }

    private static TimelineChart timeline(Double... held) {
        TimelineChart.Lane lane = new TimelineChart.Lane("stage", "8.0 s", List.of(held), Tone.LOUD);
        return new TimelineChart(List.of(lane), 80, 8);
    }

    @Test
    void aLaneIsAsHighAsTheSlotsItHolds() {
        Element area = shapes(timeline(8.0, 4.0, 4.0, 0.0), 400, "path", "loud").get(0);
        assertThat(area.attributes().get("d"))
                .as("the lane's foot is at 38, its full height 18; equal parts are drawn as one")
                .isEqualTo("M0 38V20H100V38zM100 38V29H300V38z");
    }

    @Test
    void aSingleSlotOfAThousandIsStillSeen() {
        TimelineChart chart =
                new TimelineChart(List.of(new TimelineChart.Lane("stage", "1 s", List.of(1.0), Tone.QUIET)), 1, 1000);
        assertThat(shapes(chart, 400, "path", "quiet").get(0).attributes()).containsEntry("d", "M0 38V37H400V38z");
    }

    @Test
    void theTimelineEndsWithTheRunAndItsTicksStayInside() {
        assertThat(shapes(timeline(1.0), 400, "line", "grid"))
                .extracting(line -> number(line, "x1"))
                .as("every 15 s of 80 s")
                .containsExactly(0.0, 75.0, 150.0, 225.0, 300.0, 375.0);
        for (Element tick : shapes(timeline(1.0), 400, "text", "axis")) {
            double half = text(tick).length() * 6.6 / 2;
            assertThat(number(tick, "x")).isBetween(half - 0.1, 400.1 - half);
        }
    }

    @Test
    void aCurveHasAPointForEachSizeAtEqualDistances() {
        List<CurveChart.Point> points = List.of(
                new CurveChart.Point(4, 90, 100, 110),
                new CurveChart.Point(8, 50, 60, 70),
                new CurveChart.Point(16, 50, 60, 70));
        CurveChart chart = new CurveChart(points, 1, "slots", "wall time", Scale.SECONDS);
        List<Element> dots = all(chart.draw(760).shapes())
                .filter(element -> element.name().equals("circle"))
                .toList();
        assertThat(dots).hasSize(3);
        assertThat(number(dots.get(1), "cx") - number(dots.get(0), "cx"))
                .isCloseTo(number(dots.get(2), "cx") - number(dots.get(1), "cx"), within(0.11));
        assertThat(number(dots.get(1), "cy")).isEqualTo(number(dots.get(2), "cy"));
        assertThat(dots).extracting(dot -> dot.attributes().get("class")).containsExactly("dot", "dot loud", "dot");
        assertThat(number(dots.get(0), "cy"))
                .as("100 s of an axis to 120 s between 236 and 26")
                .isCloseTo(236 - 210 * 100 / 120.0, within(0.06));
        assertThat(chart.description())
                .isEqualTo("wall time: 4 slots 100 s, between 90 s and 110 s; 8 slots 60 s, between 50 s and 70 s; "
                        + "16 slots 60 s, between 50 s and 70 s");
    }

    @Test
    void columnsOfTimeAreNamedInTime() {
        ColumnChart chart = new ColumnChart(
                List.of(new ColumnChart.Column(0, 0.5), new ColumnChart.Column(1, 18.3)),
                "task",
                "time",
                Tone.LOUD,
                Scale.SECONDS);
        assertThat(text(shapes(chart, 320, "text", "peak loud").get(0))).isEqualTo("task 1: 18.3 s");
        assertThat(chart.description()).isEqualTo("2 tasks; the largest is task 1 with 18.3 s, the mean 9.4 s");
    }
}
