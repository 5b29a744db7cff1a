package dev.evenkeel.advisor.eventlog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The files in a zip file, such as the one that Spark's history server gives for download.
 *
 * <p>Read from the front each time one is opened, so that it may lie anywhere and need not fit into memory.
 */
final class ZipFiles {
    private ZipFiles() {}

    static List<LogFile> in(LogFile zip) throws IOException {
        List<LogFile> files = new ArrayList<>();
        try (ZipInputStream entries =
                new ZipInputStream(Codec.buffered(zip.source().open()))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                if (entry.isDirectory()) continue;
                String path = entry.getName();
                String name = path.substring(path.lastIndexOf('/') + 1);
                files.add(new LogFile(name, 0, () -> open(zip, path)));
            }
        }
        return files;
    }

    private static InputStream open(LogFile zip, String path) throws IOException {
        ZipInputStream entries = new ZipInputStream(Codec.buffered(zip.source().open()));
        for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
            if (entry.getName().equals(path)) return new FilterInputStream(entries) {};
        }
        entries.close();
        throw new IOException("the zip file has lost " + path);
    }
}
