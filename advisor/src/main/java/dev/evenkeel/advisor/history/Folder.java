package dev.evenkeel.advisor.history;

import dev.evenkeel.advisor.hadoop.HadoopSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** A folder of small text files, wherever it lies. */
interface Folder {
    /** An address with a scheme; a single letter before the colon is a drive. */
    Pattern REMOTE = Pattern.compile("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:/.*");

    /** {@return the folder of that path, or of that address on a file system that Hadoop reaches by these settings} */
    static Folder at(String place, HadoopSettings settings) {
        if (REMOTE.matcher(place).matches()) return new HadoopFolder(place, settings);
        return new LocalFolder(
                Path.of(place.startsWith("file:") ? URI.create(place).getPath() : place));
    }

    /** {@return a folder in this one} */
    Folder in(String name);

    /** {@return the names of its files; none where it is not there} */
    List<String> names() throws IOException;

    /** {@return what is in a file} */
    String read(String name) throws IOException;

    /** Writes a file as a whole, in place of one of the same name. */
    void write(String name, String text) throws IOException;
}
