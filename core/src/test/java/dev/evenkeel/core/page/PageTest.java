package dev.evenkeel.core.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.testkit.Seeds;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class PageTest {
    private static final String HOSTILE = "</style></script><img src=x onerror=\"alert('1')\">&amp;<!-- ]]>";

    private static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html)));
    }

    private static Page pageOf(String text) {
        return new Page(text, List.of(Element.of("p", text).with("title", text)));
    }

    @Test
    void aHostileTextIsReadAsItIsAndAddsNoElement() throws Exception {
        String html = pageOf(HOSTILE).html();
        Document page = parsed(html);
        assertThat(page.getElementsByTagName("p").item(0).getTextContent()).isEqualTo(HOSTILE);
        assertThat(page.getElementsByTagName("title").item(0).getTextContent()).isEqualTo(HOSTILE);
        assertThat(page.getElementsByTagName("p")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("title")
                        .getNodeValue())
                .isEqualTo(HOSTILE);
        assertThat(page.getElementsByTagName("img").getLength()).isZero();
        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(html).doesNotContain("<img", "<!--").containsOnlyOnce("</style>");
    }

    @Test
    void whatNobodySeesIsShownAsItsCode() throws Exception {
        Document page = parsed(pageOf("a\nb\u0000\u202e\ufeff\ud800\uffff" + Character.toString(0x1fffe))
                .html());
        assertThat(page.getElementsByTagName("p").item(0).getTextContent())
                .isEqualTo("a\\u000ab\\u0000\\u202e\\ufeff\\ud800\\u{ffff}\\u{1fffe}");
    }

    @Seeds(200)
    void anyTextIsGoodXml(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            text.appendCodePoint(random.nextInt(random.nextBoolean() ? 0x80 : Character.MAX_CODE_POINT + 1));
        }
        Document page = parsed(pageOf(text.toString()).html());
        assertThat(page.getElementsByTagName("body").item(0).getChildNodes().getLength())
                .as("a line break, the paragraph, a line break")
                .isEqualTo(3);
    }

    @Test
    void theBrowserMayApplyOurStyleAndNothingElse() throws Exception {
        String html = pageOf("x").html();
        assertThat(html)
                .contains("content=\"default-src 'none'; base-uri 'none'; form-action 'none'; style-src "
                        + sha256(between(html, "<style>", "</style>")) + "\"");
    }

    @Test
    void theCopyScriptIsThereWhereAButtonIs() throws Exception {
        String html = new Page("x", List.of(Element.of("div", CopyBlock.of("a < b\n  c")))).html();
        assertThat(html).contains("; script-src " + sha256(between(html, "<script>", "</script>")) + "\"");
        assertThat(parsed(html).getElementsByTagName("script").getLength()).isEqualTo(1);
        assertThat(html).contains("<pre>a &lt; b<br/>  c</pre>");
    }

    @Test
    void equalPagesGiveEqualBytes() {
        assertThat(pageOf("x").html()).isEqualTo(pageOf("x").html());
    }

    @Test
    void nothingIsAskedOfANetwork() {
        String html = new Page("x", List.of(CopyBlock.of("y"))).html();
        assertThat(html.replace("xmlns=\"http://www.w3.org/1999/xhtml\"", ""))
                .doesNotContain("http:", "https:", "url(", "@import", "src=");
    }

    private static String between(String text, String from, String to) {
        return text.substring(text.indexOf(from) + from.length(), text.indexOf(to));
    }

    private static String sha256(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
