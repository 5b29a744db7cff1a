package dev.evenkeel.testkit;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/**
 * The proof that class files link against the Spark and Scala on the class path: every class, method and field that
 * they name there exists under exactly that descriptor, and every abstract method they inherit is implemented.
 *
 * <p>Example: {@code assertThat(LinkCheck.ofClassPath().unresolved()).isEmpty()}. A jar compiled against Spark 3.5
 * that calls a method whose parameter is a Scala {@code Seq} fails so on Scala 2.12.
 *
 * <p>Class files are only read: no class is initialised, no session started. What a method does, and whether it is
 * static or public, is not seen. Needs ASM on the class path.
 */
public final class LinkCheck {
    private final SortedMap<String, ClassReader> classes;

    private LinkCheck(SortedMap<String, ClassReader> classes) {
        this.classes = classes;
    }

    /** {@return the check of every class of Evenkeel on the class path but the testkit's} */
    public static LinkCheck ofClassPath() {
        List<Path> entries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .toList();
        return read(entries, name -> !name.startsWith("dev/evenkeel/testkit/"));
    }

    /** {@return the check of every class of Evenkeel in these jars and directories} */
    public static LinkCheck of(Path... entries) {
        return read(Arrays.asList(entries), name -> true);
    }

    /** {@return the names of the classes that are checked} */
    public SortedSet<String> classes() {
        return new TreeSet<>(classes.keySet());
    }

    /** {@return each reference that does not resolve, with the class that makes it} */
    public List<String> unresolved() {
        LinkTarget target = new LinkTarget(classes);
        List<String> unresolved = new ArrayList<>();
        classes.forEach((name, reader) -> {
            for (LinkReferences.Reference reference : LinkReferences.of(reader)) {
                if (!target.resolves(reference)) {
                    unresolved.add(name + " -> " + reference);
                }
            }
            for (String method : target.unimplemented(name)) {
                unresolved.add(name + " does not implement " + method);
            }
        });
        return unresolved;
    }

    private static LinkCheck read(List<Path> entries, Predicate<String> wanted) {
        SortedMap<String, ClassReader> classes = new TreeMap<>();
        for (Path entry : entries) {
            try {
                if (Files.isDirectory(entry)) {
                    readTree(entry, wanted, classes);
                } else if (Files.isRegularFile(entry) && entry.toString().endsWith(".jar")) {
                    try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                        readTree(jar.getPath("/"), wanted, classes);
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Could not read " + entry, e);
            }
        }
        if (classes.isEmpty()) {
            throw new IllegalStateException("There is no class of Evenkeel in " + entries);
        }
        return new LinkCheck(classes);
    }

    private static void readTree(Path root, Predicate<String> wanted, SortedMap<String, ClassReader> classes)
            throws IOException {
        Path ours = root.resolve("dev").resolve("evenkeel");
        if (!Files.isDirectory(ours)) {
            return;
        }
        try (Stream<Path> files = Files.walk(ours)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = root.relativize(file).toString().replace(File.separatorChar, '/');
                if (name.endsWith(".class") && !name.contains("/shaded/") && wanted.test(name)) {
                    try (InputStream bytes = Files.newInputStream(file)) {
                        ClassReader reader = new ClassReader(bytes);
                        classes.putIfAbsent(reader.getClassName(), reader);
                    }
                }
            }
        }
    }
}
