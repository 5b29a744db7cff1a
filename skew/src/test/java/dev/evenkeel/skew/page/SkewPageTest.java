package dev.evenkeel.skew.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.page.LogLogChart;
import dev.evenkeel.core.page.Tone;
import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.Ratio;
import dev.evenkeel.skew.judge.ZipfFit;
import dev.evenkeel.testkit.Golden;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class SkewPageTest {
    private static final SortedMap<Integer, Long> INPUT = new TreeMap<>(Map.of(0, 600L, 1, 400L));

    /** A thousand rows: half of them have key 42, and four tasks share the rest. */
    private static KeyView hot(String name, String text) {
        List<HeavyView> heavy = List.of(
                new HeavyView(text, 500, new Ratio(0.5), 500, 500, ""),
                new HeavyView("unknown", 50, new Ratio(0.05), 45, 55, "looks like a placeholder"),
                new HeavyView("7", 20, new Ratio(0.02), 15, 25, ""));
        List<LogLogChart.Point> ranks =
                List.of(new LogLogChart.Point(1, 500), new LogLogChart.Point(2, 50), new LogLogChart.Point(3, 20));
        return new KeyView(
                List.of(name),
                "hot",
                Tone.LOUD,
                "key " + text + " has 50.0 % of the rows",
                1000,
                new Ratio(0.1),
                new Estimate.Bounded(90, 88, 92),
                50,
                heavy,
                ranks,
                new ZipfFit(2.97, 480, 1.05, 12),
                List.of(625.0, 125.0, 125.0, 125.0));
    }

    private static KeyView even(String name) {
        return new KeyView(
                List.of(name),
                "even",
                Tone.QUIET,
                "the largest of 4 partitions would have 1.0 times the mean rows",
                1000,
                Ratio.ZERO,
                new Estimate.Exact(1000),
                1,
                List.of(new HeavyView("1", 1, new Ratio(0.001), 1, 1, "")),
                List.of(),
                null,
                List.of(250.0, 250.0, 250.0, 250.0));
    }

    private static SkewView view(KeyView... keys) {
        return new SkewView(
                "1,000 rows in 2 input partitions", List.of(keys), INPUT, Tone.QUIET, List.of("tags: a map is no key"));
    }

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
    }

    private static List<String> texts(Document page, String element) {
        NodeList nodes = page.getElementsByTagName(element);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) texts.add(nodes.item(i).getTextContent());
        return texts;
    }

    @Test
    void aSmallPageIsWrittenAsItStands() {
        Golden.assertMatches("page.html", SkewPage.html(view(hot("customer_id", "42"))));
    }

    @Test
    void theKeyThatWouldStallIsNamedFirstAndItsSectionComesFirst() throws Exception {
        Document page = parsed(SkewPage.html(view(even("order_id"), hot("customer_id", "42"))));
        assertThat(texts(page, "h1")).containsExactly("A shuffle on customer_id would stall");
        assertThat(texts(page, "a")).containsExactly("customer_id", "order_id");
        assertThat(texts(page, "h2")).containsExactly("customer_id", "order_id", "Input partitions", "Not looked at");
        assertThat(texts(page, "h3"))
                .startsWith(
                        "Rows by rank",
                        "Heavy hitters",
                        "Predicted task loads",
                        "Heavy hitters in numbers",
                        "Largest predicted tasks");
    }

    @Test
    void whatIsFineIsNotSaidToStall() throws Exception {
        assertThat(texts(parsed(SkewPage.html(view(even("a")))), "h1")).containsExactly("No shuffle on a would stall");
        assertThat(texts(parsed(SkewPage.html(view(even("a"), even("b")))), "h1"))
                .containsExactly("No shuffle on these keys would stall");
        assertThat(SkewPage.html(view(even("a")))).doesNotContain("class=\"loud\"");
    }

    @Test
    void figuresAreComputedFromTheLoads() throws Exception {
        List<String> figures = texts(parsed(SkewPage.html(view(hot("k", "42")))), "dd");
        assertThat(figures)
                .containsExactly(
                        "1,000",
                        "10.0 %",
                        "~9088 to 92",
                        "50.0 xthe mean of all keys",
                        "2.5 xthe mean of 4 tasks",
                        "2.970 is even, 1 and more is steep");
        assertThat(hot("k", "42").meanPerKey())
                .as("900 rows with a key of 90 keys")
                .isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><img src=x onerror=alert(1)>",
                "\"><svg onload=alert(1)>",
                "a\nb\u0000\u202e\ud800",
                "]]>&lt;&#60;script>",
                "مرحبا 🚢"
            })
    void aHostileKeyStaysText(String text) throws Exception {
        String html = SkewPage.html(view(hot("<i>" + text, text)));
        Document page = parsed(html);
        for (String element : List.of("script", "img", "i"))
            assertThat(texts(page, element)).isEmpty();
        assertThat(page.getElementsByTagName("svg").getLength())
                .as("as many as with a harmless key")
                .isEqualTo(parsed(SkewPage.html(view(hot("k", "42"))))
                        .getElementsByTagName("svg")
                        .getLength());
        assertThat(html).doesNotContain("<img", "\u0000", "\u202e", "a\nb");
    }

    @Test
    void aKeyOfThreeHundredCharactersIsCutAndWholeInTheTooltip() {
        String html = SkewPage.html(view(hot("k", "x".repeat(300))));
        assertThat(html).contains("title=\"" + "x".repeat(300) + "\"").contains("x".repeat(199) + "…");
    }

    @Test
    void noRowsGiveAPageWithoutCharts() throws Exception {
        KeyView none = new KeyView(
                List.of("k"),
                "unknown",
                Tone.QUIET,
                "there is no row to judge by",
                0,
                Ratio.ZERO,
                new Estimate.Exact(0),
                1,
                List.of(),
                List.of(),
                null,
                List.of());
        SkewView nothing = new SkewView("0 rows", List.of(none), new TreeMap<>(), Tone.QUIET, List.of());
        Document page = parsed(SkewPage.html(nothing));
        assertThat(texts(page, "h1")).containsExactly("There are no rows to judge by");
        assertThat(texts(page, "svg")).isEmpty();
        SkewView noKeys = new SkewView("0 rows", List.of(), new TreeMap<>(), Tone.QUIET, List.of());
        assertThat(texts(parsed(SkewPage.html(noKeys)), "h1")).containsExactly("No key was looked at");
    }

    @Test
    void nullsAloneGiveTheLoadsAndNoHeavyHitters() throws Exception {
        List<Double> loads = new ArrayList<>(Collections.nCopies(200, 0.0));
        loads.set(42, 1000.0);
        KeyView nulls = new KeyView(
                List.of("k"),
                "dominated by nulls",
                Tone.LOUD,
                "100.0 % of the rows have no key",
                1000,
                new Ratio(1),
                new Estimate.Exact(0),
                1,
                List.of(),
                List.of(),
                null,
                loads);
        Document page = parsed(SkewPage.html(view(nulls)));
        assertThat(texts(page, "h3"))
                .containsExactly(
                        "Predicted task loads",
                        "Largest predicted tasks",
                        "Rows per partition",
                        "Largest input partitions");
        assertThat(texts(page, "dd")).contains("200 xthe mean of 200 tasks");
        assertThat(texts(page, "p")).contains("No row has a key, so there are no frequencies to draw.");
    }

    @Test
    void equalViewsGiveEqualBytesAndFiveThousandTasksASmallPage() {
        List<Double> loads = Collections.nCopies(5_000, 1.0);
        KeyView even = even("k");
        KeyView wide = new KeyView(
                even.columns(),
                even.verdict(),
                even.tone(),
                even.reason(),
                even.rows(),
                even.nullShare(),
                even.distinctKeys(),
                even.maxToMean(),
                even.heavyHitters(),
                even.ranks(),
                null,
                loads);
        String html = SkewPage.html(view(wide));
        assertThat(html).isEqualTo(SkewPage.html(view(wide))).hasSizeLessThan(50_000);
    }
}
