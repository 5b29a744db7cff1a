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
    }

    @Test
    void aFigureSaysInWordsWhatItShows() {
        Element figure = new Figure("Loads", "caption", columns(200, 17)).element();
        assertThat(all(List.of(figure)).filter(node -> node.name().equals("desc")))
                .hasSize(2)
                .extracting(ChartsTest::text)
                .containsOnly("200 tasks; the largest is task 17 with 1,000 rows, the mean 15");
    }
}
