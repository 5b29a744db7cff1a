package dev.evenkeel.advisor.eventlog;

import java.nio.charset.StandardCharsets;

/**
 * Half of a task's line, taken out before it is parsed: the accumulators, whose sums its stage tells in one place.
 *
 * <p>Example: {@code …"Accumulables":[{…},{…}]},"Task Metrics":{…} } becomes {@code …"Accumulables":[]},"Task
 * Metrics":{…} }, by moving what stands in front up to the closing bracket.
 *
 * <p>Implementation note: inside a text of JSON a quote has a backslash before it, so that neither mark can be found
 * there. A line that has not both, in this order, stays as it is.
 */
final class TaskLine {
    private static final byte[] OPENING = "\"Accumulables\":[".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CLOSING = "]},\"Task ".getBytes(StandardCharsets.US_ASCII);

    private TaskLine() {}

    /** {@return where the shortened line begins; it ends where it did} */
    static int shorten(byte[] bytes, int from, int end) {
        int opening = from;
        while (!stands(OPENING, bytes, opening, end)) if (++opening >= end) return from;
        int head = opening + OPENING.length - from;
        int closing = end - CLOSING.length;
        while (!stands(CLOSING, bytes, closing, end)) if (--closing < from + head) return from;
        System.arraycopy(bytes, from, bytes, closing - head, head);
        return closing - head;
    }

    private static boolean stands(byte[] mark, byte[] bytes, int at, int end) {
        if (bytes[at] != mark[0] || at + mark.length > end) return false;
        for (int next = 1; next < mark.length; next++) if (bytes[at + next] != mark[next]) return false;
        return true;
    }
}
