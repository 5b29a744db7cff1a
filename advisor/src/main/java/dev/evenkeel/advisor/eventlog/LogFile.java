package dev.evenkeel.advisor.eventlog;

import java.io.IOException;
import java.io.InputStream;

/**
 * One file of a log, wherever it lies.
 *
 * @param name its name without directories
 * @param bytes its size; 0 where unknown
 * @param source where its bytes come from
 */
record LogFile(String name, long bytes, Source source) {
    /** Where bytes come from. */
    interface Source {
        /** {@return the bytes from the first on} */
        InputStream open() throws IOException;
    }
}
