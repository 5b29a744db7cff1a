package dev.evenkeel.advisor.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.Advisor;
import dev.evenkeel.advisor.AdvisorReport;
import dev.evenkeel.advisor.SampleRun;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Span;
import dev.evenkeel.testkit.Seeds;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class AdvisorPageTest {
    private static final String HOSTILE =
            "</style></script><img src=x onerror=\"alert('1')\">&amp;<!-- ]]> javascript:alert(1)";

    private static Document page(RunProfile run) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(
                        new StringReader(Advisor.rules().advise(run).toHtml())));
    }

    private static List<String> texts(Document page, String element) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < page.getElementsByTagName(element).getLength(); i++) {
            texts.add(page.getElementsByTagName(element).item(i).getTextContent());
        }
        return texts;
    }

    @Test
    void thePageLeadsFromTheHeadlineToEachFinding() throws Exception {
        AdvisorReport report = Advisor.rules().advise(SampleRun.named("sales"));
        Document page = page(SampleRun.named("sales"));
        assertThat(texts(page, "h1").get(0)).contains("of 100.0 s");
        assertThat(texts(page, "h2")).contains("uneven-stage", "Timeline", "On other slots", "Task times");
        for (int i = 0; i < report.findings().size(); i++) {
            String id = "#finding-" + (i + 1);
            assertThat(((Element) page.getElementsByTagName("a").item(i)).getAttribute("href"))
                    .isEqualTo(id);
        }
        assertThat(texts(page, "pre"))
                .containsAll(report.findings().stream()
                        .map(finding -> finding.advice().paste().replace("\n", ""))
                        .filter(paste -> !paste.isEmpty())
                        .toList());
        assertThat(texts(page, "button")).hasSizeGreaterThanOrEqualTo(1).containsOnly("Copy");
    }

    @Test
    void hostileNamesAreReadAsTheyAreAndAddNoElement() throws Exception {
        Document plain = page(SampleRun.named("sales"));
        Document hostile = page(SampleRun.named(HOSTILE));
        assertThat(hostile.getElementsByTagName("*").getLength())
                .isEqualTo(plain.getElementsByTagName("*").getLength());
        assertThat(hostile.getElementsByTagName("img").getLength()).isZero();
        assertThat(texts(hostile, "h3"))
                .anyMatch(heading -> heading.contains("join </style></script><img src=x onerror"));
    }

    @Seeds(30)
    void anyNameIsGoodXml(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            name.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1));
        }
        assertThat(texts(page(SampleRun.named(name.toString())), "h1")).hasSize(1);
    }

    @Test
    void aHealthyRunSaysSoAndARunOfNothingHasAPage() throws Exception {
        RunProfile empty = RunProfile.of("sales", new Span(SampleRun.START, SampleRun.START), List.of());
        assertThat(texts(page(empty), "h1")).containsExactly("Healthy as far as the rules look");
        assertThat(texts(page(empty), "h2")).isEmpty();
    }

    @Test
    void thePageAsksNothingOfANetwork() {
        String html = Advisor.rules().advise(SampleRun.named("sales")).toHtml();
        assertThat(html.replaceAll("xmlns=\"http://[^\"]*\"", "")).doesNotContain("http:", "https:", "url(", "src=");
    }
}
