package dev.evenkeel.core.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A report as one HTML file: its style and charts are inside, and it asks nothing of any network.
 *
 * <p>Example: {@code new Page("Skew of orders", nodes).html()}. The file follows the reader's light or dark mode, is
 * readable from 320 pixels on and in print, and forbids the browser every style and script but ours, by their hashes.
 * It is HTML and XML at once. The same page gives the same bytes.
 *
 * @param title the title of the window
 * @param body what is on the page
 */
public record Page(String title, List<Node> body) {
    /** Keeps a copy of the body. */
    public Page {
        body = List.copyOf(body);
    }

    /** {@return the whole file} */
    public String html() {
        StringBuilder out = new StringBuilder();
        MarkupWriter writer = new MarkupWriter(out);
        boolean copies = body.stream().anyMatch(CopyBlock::isIn);
        out.append("<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n");
        out.append("<meta charset=\"utf-8\"/>\n");
        out.append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; ")
                .append("form-action 'none'; style-src ")
                .append(hash(Stylesheet.TEXT))
                .append(copies ? "; script-src " + hash(CopyBlock.SCRIPT) : "")
                .append("\"/>\n");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
        out.append("<meta name=\"referrer\" content=\"no-referrer\"/>\n");
        writer.write(Element.of("title", title));
        out.append("\n<style>").append(Stylesheet.TEXT).append("</style>\n</head>\n<body>\n");
        body.forEach(writer::write);
        if (copies) out.append("<script>").append(CopyBlock.SCRIPT).append("</script>\n");
        return out.append("</body>\n</html>\n").toString();
    }

    /** {@return the source by which a policy allows exactly this inline text} */
    private static String hash(String inline) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inline.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
