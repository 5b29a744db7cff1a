package dev.evenkeel.advisor.eventlog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The bytes of a file as they lie there, counted; what goes wrong here is the disk's or the network's fault. */
final class SourceStream extends FilterInputStream {
    private final LongConsumer counter;
    private @Nullable IOException failure;

    SourceStream(InputStream in, LongConsumer counter) {
        super(in);
        this.counter = counter;
    }

    /** {@return what went wrong in the source itself; null where a codec did not understand what came} */
    @Nullable
    IOException failure() {
        return failure;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int read = super.read(bytes, offset, length);
            if (read > 0) counter.accept(read);
            return read;
        } catch (IOException e) {
            failure = e;
            throw e;
        }
    }
}
