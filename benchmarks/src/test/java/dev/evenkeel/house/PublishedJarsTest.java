package dev.evenkeel.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * What the published jars and their poms hold, so that no class of theirs clashes with one of a cluster.
 *
 * <p>Looks at the jars on the class path, which are those that {@code mvn verify} has packaged just before; with
 * {@code mvn test} there are none yet, and the tests say so.
 */
class PublishedJarsTest {
    private static final int JAVA_17 = 61;
    private static final Pattern GUAVA = Pattern.compile("com[./]google[./]");

    /** Two kinds of constants, by the specification of class files. */
    private static final int CLASS = 7;

    private static final int NAME_AND_TYPE = 12;
    private static final Pattern CLASS_NAME = Pattern.compile("L\\[*L?([^;\\[]+);");

    @ParameterizedTest
    @ValueSource(strings = {"core", "skew", "joins", "advisor", "advisor-gemini"})
    void aJarHoldsNothingButItsModule(String module) throws Exception {
        // What lies below the module's own package clashes with nothing, be it settings or a relocated library.
        Pattern ours = Pattern.compile("dev/evenkeel/" + room(module).replace('.', '/') + "/.*|META-INF/MANIFEST\\.MF"
                + "|META-INF/services/dev\\.evenkeel\\..*|META-INF/([A-Za-z]+-)?(LICENSE|NOTICE)(\\.txt)?"
                + "|META-INF/maven/dev\\.evenkeel/evenkeel-" + module + "/pom\\.(xml|properties)");
        List<String> foreign = entries(jar(module)).keySet().stream()
                .filter(name -> !ours.matcher(name).matches())
                .toList();
        assertThat(foreign).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "skew", "joins", "advisor", "advisor-gemini"})
    void everyClassOfOursIsJava17(String module) throws Exception {
        List<String> others = new ArrayList<>();
        entries(jar(module)).forEach((name, bytes) -> {
            if (isOurs(name) && major(bytes) != JAVA_17) others.add(name);
        });
        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "skew", "joins", "advisor", "advisor-gemini"})
    void noClassOfOursRefersToGuavaUnderItsOwnName(String module) throws Exception {
        List<String> referring = new ArrayList<>();
        entries(jar(module)).forEach((name, bytes) -> {
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            if (isOurs(name) && GUAVA.matcher(text).find()) referring.add(name);
        });
        assertThat(referring).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "skew", "joins", "advisor", "advisor-gemini"})
    void aPomAsksForNothingButOtherModules(String module) throws Exception {
        Path directory = jar(module).resolve("../..").normalize();
        Path reduced = directory.resolve("dependency-reduced-pom.xml");
        Path pom = Files.exists(reduced) ? reduced : directory.resolve("pom.xml");
        assertThat(bundled(pom)).allMatch(dependency -> dependency.startsWith("dev.evenkeel:evenkeel-"));
    }

    /** Google's library and all it brings: Jackson, Guava, OkHttp, Kotlin, the HTTP client and the rest. */
    @Test
    void noRelocatedClassRefersToALibraryUnderItsOwnName() throws Exception {
        Pattern own = Pattern.compile("(com/google|com/fasterxml|okhttp3|okio|kotlin|io/grpc|io/opencensus|org/apache"
                + "|org/checkerframework|org/jetbrains|javax/annotation|jakarta/annotation)/.*");
        Map<String, byte[]> entries = entries(jar("advisor-gemini"));
        assertThat(classesNamedIn(entries))
                .contains("dev/evenkeel/advisor/gemini/shaded/google/genai/Models")
                .noneMatch(own.asMatchPredicate());
        assertThat(entries.keySet()).noneMatch(name -> name.endsWith("module-info.class"));
    }

    /** But for annotations, and the log of an HTTP client that nobody calls. */
    @Test
    void noClassOfTheRelocatedLibraryIsMissing() throws Exception {
        Pattern leftOut = Pattern.compile(".*/shaded/(google/auto/value|google/j2objc|apache/commons/logging)/.*");
        Map<String, byte[]> entries = entries(jar("advisor-gemini"));
        Set<String> missing = classesNamedIn(entries);
        missing.removeIf(name -> !name.contains("/shaded/") || entries.containsKey(name + ".class"));
        missing.removeIf(leftOut.asMatchPredicate());
        assertThat(missing).isEmpty();
    }

    private static Set<String> classesNamedIn(Map<String, byte[]> entries) {
        Set<String> names = new TreeSet<>();
        entries.forEach((name, bytes) -> {
            if (name.endsWith(".class")) names.addAll(classesNamedIn(bytes));
        });
        return names;
    }

    /** {@return what a class file's constants name as classes, by themselves or in the descriptor of a member} */
    private static Set<String> classesNamedIn(byte[] classFile) {
        ClassReader file = new ClassReader(classFile);
        char[] buffer = new char[file.getMaxStringLength()];
        Set<String> names = new TreeSet<>();
        for (int i = 1; i < file.getItemCount(); i++) {
            int item = file.getItem(i);
            if (item == 0) continue;
            int tag = file.readByte(item - 1);
            if (tag == CLASS) addNames(names, "L" + file.readUTF8(item, buffer) + ";");
            if (tag == NAME_AND_TYPE) addNames(names, file.readUTF8(item + 2, buffer));
        }
        return names;
    }

    private static void addNames(Set<String> names, String descriptor) {
        Matcher name = CLASS_NAME.matcher(descriptor);
        while (name.find()) names.add(name.group(1));
    }

    /** {@return the jar on the class path, named without a Scala version since it serves all} */
    private static Path jar(String module) throws Exception {
        Path jar = Path.of(Class.forName("dev.evenkeel." + room(module) + "." + known(module))
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assumeTrue(Files.isRegularFile(jar), "The jars are not packaged yet: run mvn verify instead of mvn test.");
        assertThat(jar.getFileName().toString()).matches("evenkeel-" + module + "-[0-9.]+(-SNAPSHOT)?\\.jar");
        return jar;
    }

    private static String known(String module) {
        return switch (module) {
            case "core" -> "unit.ByteSize";
            case "skew" -> "SkewDetector";
            case "joins" -> "SmartJoin";
            case "advisor-gemini" -> "GeminiModel";
            default -> "Advisor";
        };
    }

    private static String room(String module) {
        return module.replace('-', '.');
    }

    private static Map<String, byte[]> entries(Path path) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (JarFile jar = new JarFile(path.toFile())) {
            for (JarEntry entry : (Iterable<JarEntry>) jar.stream()::iterator) {
                if (entry.isDirectory()) continue;
                try (InputStream bytes = jar.getInputStream(entry)) {
                    entries.put(entry.getName(), bytes.readAllBytes());
                }
            }
        }
        return entries;
    }

    private static boolean isOurs(String name) {
        return name.endsWith(".class") && !name.contains("/shaded/");
    }

    private static int major(byte[] classFile) {
        return classFile[6] << 8 | classFile[7];
    }

    /** {@return group and name of each dependency that a user of the artifact gets too} */
    private static List<String> bundled(Path pom) throws Exception {
        Element project = DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(pom.toFile())
                .getDocumentElement();
        List<String> bundled = new ArrayList<>();
        for (Element dependencies : children(project, "dependencies")) {
            for (Element dependency : children(dependencies, "dependency")) {
                String scope = text(dependency, "scope");
                if (scope.equals("provided") || scope.equals("test")) continue;
                bundled.add(text(dependency, "groupId") + ":" + text(dependency, "artifactId"));
            }
        }
        return bundled;
    }

    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            Node node = nodes.item(i);
            if (node instanceof Element element && element.getTagName().equals(name)) found.add(element);
        }
        return found;
    }
}
