package dev.evenkeel.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text as it should be, kept as a file under {@code src/test/resources/golden} of the module that is tested.
 *
 * <p>Example: {@code Golden.assertMatches("plan-explained.txt", plan.explain())}. With {@code -Dgolden.update} the files
 * are written instead, to be read before they are committed.
 */
public final class Golden {
    private final Path directory;

    private Golden(Path directory) {
        this.directory = directory;
    }

    /** {@return the texts in this directory} */
    public static Golden in(Path directory) {
        return new Golden(directory);
    }

    /** Fails with the first line that differs, unless the text is the file's. */
    public static void assertMatches(String file, String text) {
        Golden golden = in(Path.of(System.getProperty("basedir", ""), "src/test/resources/golden"));
        if (System.getProperty("golden.update") != null) {
            golden.write(file, text);
        } else {
            golden.compare(file, text);
        }
    }

    /** Writes the text as it should be from now on. */
    public void write(String file, String text) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with the first line that differs, unless the text is the file's. */
    public void compare(String file, String text) {
        Path path = directory.resolve(file);
        if (!Files.exists(path)) {
            throw new AssertionError(
                    "There is no " + path + ". Run once with -Dgolden.update and read what it writes.");
        }
        try {
            compare(path, text, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compare(Path file, String actual, String expected) {
        if (actual.equals(expected)) {
            return;
        }
        String[] is = actual.split("\n", -1);
        String[] should = expected.split("\n", -1);
        int line = 0;
        while (line < is.length && line < should.length && is[line].equals(should[line])) {
            line++;
        }
        throw new AssertionError("%s differs from line %d on:%n  expected: %s%n  but is:   %s%nWhole text:%n%s"
                .formatted(file, line + 1, at(should, line), at(is, line), actual));
    }

    private static String at(String[] lines, int line) {
        return line < lines.length ? lines[line] : "(end of text)";
    }
}
