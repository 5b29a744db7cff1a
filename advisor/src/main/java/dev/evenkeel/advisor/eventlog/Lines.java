package dev.evenkeel.advisor.eventlog;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream, as bytes in a buffer that is used again. Not thread-safe.
 *
 * <p>Of a line above the limit only the beginning is kept, and {@link #isTooLong()} says so.
 */
final class Lines {
    private static final int FIRST_ROOM = 1 << 18;
    private static final int BEGINNING = 1 << 10;

    private final InputStream in;
    private final int limit;
    private byte[] buffer;
    private int filled;
    private int from;
    private int to;
    private int next;
    private boolean ended;
    private boolean cut;
    private boolean tooLong;

    Lines(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
        this.buffer = new byte[Math.min(FIRST_ROOM, limit)];
    }

    /** Goes to the next line; false after the last. */
    boolean next() throws IOException {
        from = next;
        tooLong = false;
        int looked = 0;
        while (true) {
            int end = newline(from + looked);
            if (end >= 0) return line(end, end + 1);
            if (ended) {
                cut = filled > from;
                return cut && line(filled, filled);
            }
            if (filled == buffer.length) makeRoom();
            looked = filled - from;
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) ended = true;
            else filled += read;
        }
    }

    private boolean line(int end, int following) {
        to = end;
        next = following;
        return true;
    }

    private int newline(int start) {
        byte[] bytes = buffer;
        int end = filled;
        for (int at = start; at < end; at++) if (bytes[at] == '\n') return at;
        return -1;
    }

    private void makeRoom() {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, filled - from);
            filled -= from;
            from = 0;
        } else if (buffer.length < limit) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(limit, 2L * buffer.length));
        } else {
            tooLong = true;
            filled = Math.min(BEGINNING, limit / 2);
        }
    }

    /** {@return the buffer in which the line stands} */
    byte[] bytes() {
        return buffer;
    }

    /** {@return where the line begins} */
    int from() {
        return from;
    }

    /** {@return how long it is, without its end} */
    int length() {
        return to - from;
    }

    /** {@return true where the line is the last, and no newline ends it} */
    boolean isCut() {
        return cut;
    }

    /** {@return true where only the beginning of the line is here} */
    boolean isTooLong() {
        return tooLong;
    }
}
