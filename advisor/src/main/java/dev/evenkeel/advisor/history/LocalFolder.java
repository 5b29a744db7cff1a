package dev.evenkeel.advisor.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A folder on this machine. A file is there as a whole or not at all. */
record LocalFolder(Path path) implements Folder {
    @Override
    public Folder in(String name) {
        return new LocalFolder(path.resolve(name));
    }

    @Override
    public List<String> names() throws IOException {
        if (!Files.isDirectory(path)) return List.of();
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public String read(String name) throws IOException {
        return Files.readString(path.resolve(name));
    }

    @Override
    public void write(String name, String text) throws IOException {
        Files.createDirectories(path);
        Path half = Files.createTempFile(path, "half", ".tmp");
        Files.writeString(half, text);
        Files.move(half, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
}
