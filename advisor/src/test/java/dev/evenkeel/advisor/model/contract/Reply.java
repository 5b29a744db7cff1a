package dev.evenkeel.advisor.model.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a service does once it has read a question: well, badly, or not at all. The connection closes afterwards. */
@FunctionalInterface
public interface Reply {
    /** Replies; {@code in} ends when the client has gone. */
    void to(InputStream in, OutputStream out) throws IOException, InterruptedException;

    /** {@return a whole answer with status 200} */
    static Reply body(String body) {
        return of(200, body);
    }

    /** {@return a whole answer of that status, with headers such as {@code Retry-After: 1}} */
    static Reply of(int status, String body, String... headers) {
        return (in, out) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            write(out, head(status, headers) + "Content-Length: " + bytes.length + "\r\n\r\n");
            out.write(bytes);
        };
    }

    /** {@return a page as a proxy or a login shows it} */
    static Reply page() {
        return (in, out) -> {
            String page = "<!DOCTYPE html><html><body>Please sign in</body></html>";
            write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " + page.length() + "\r\n\r\n");
            write(out, page);
        };
    }

    /** {@return silence until the client goes} */
    static Reply silence() {
        return (in, out) -> in.transferTo(OutputStream.nullOutputStream());
    }

    /** {@return a header and then a byte of the body now and then, for ever} */
    static Reply drippingBody() {
        return (in, out) -> {
            write(out, head(200) + "Content-Length: 1000000\r\n\r\n");
            drip(out);
        };
    }

    /** {@return a byte of a header now and then, for ever} */
    static Reply drippingHead() {
        return (in, out) -> {
            write(out, "HTTP/1.1 200 OK\r\nX-Slow: ");
            drip(out);
        };
    }

    /** {@return a body that ends before the length that was announced} */
    static Reply cutBody(String body) {
        return (in, out) -> {
            write(out, head(200) + "Content-Length: " + (body.length() + 100) + "\r\n\r\n");
            write(out, body);
        };
    }

    /** {@return a chunked body that ends in the midst of a chunk} */
    static Reply cutChunk(String body) {
        return (in, out) -> {
            write(out, head(200) + "Transfer-Encoding: chunked\r\n\r\n");
            write(out, Integer.toHexString(body.length() + 100) + "\r\n" + body);
        };
    }

    /** {@return a connection closed without a word} */
    static Reply hangUp() {
        return (in, out) -> {};
    }

    /** {@return JSON that goes on and on, up to a GiB} */
    static Reply endless() {
        return (in, out) -> {
            write(out, head(200) + "\r\n{\"text\":\"");
            byte[] block = "a".repeat(1 << 16).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 1 << 14; i++) out.write(block);
        };
    }

    private static String head(int status, String... headers) {
        StringBuilder head = new StringBuilder(
                "HTTP/1.1 " + status + " Said\r\nContent-Type: application/json\r\nConnection: close\r\n");
        for (String header : List.of(headers)) head.append(header).append("\r\n");
        return head.toString();
    }

    private static void drip(OutputStream out) throws IOException, InterruptedException {
        while (true) {
            write(out, "x");
            Thread.sleep(20);
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
