package dev.evenkeel.advisor.eventlog;

import dev.evenkeel.advisor.AdvisorErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file or a directory that was named as a log, with the files in it.
 *
 * @param name what the user called it
 * @param isDirectory true for several files, false for the one
 * @param files the file, or those of the directory in no order
 */
public record LogPlace(String name, boolean isDirectory, List<LogFile> files) {
    /** {@return a place on a disk of this machine} */
    public static LogPlace local(Path path) {
        if (!Files.exists(path)) throw AdvisorErrors.noSuchLog(path.toString());
        try {
            if (!Files.isDirectory(path)) return new LogPlace(path.toString(), false, List.of(file(path)));
            List<LogFile> files = new ArrayList<>();
            try (Stream<Path> all = Files.list(path)) {
                for (Path one : all.filter(Files::isRegularFile).toList()) files.add(file(one));
            }
            return new LogPlace(path.toString(), true, files);
        } catch (IOException e) {
            throw AdvisorErrors.unreadableLog(path.toString(), e);
        }
    }

    private static LogFile file(Path path) throws IOException {
        return new LogFile(String.valueOf(path.getFileName()), Files.size(path), () -> Files.newInputStream(path));
    }
}
