package dev.evenkeel.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of reasons lists the codes that the source has, no more and no less. */
class ReasonsPageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern IN_SOURCE = Pattern.compile("new Reason\\(\\s*\"([a-z-]+)\"");
    private static final Pattern AS_ARGUMENT = Pattern.compile("decide\\(\\s*\\w+,\\s*\"([a-z-]+)\"");
    private static final Pattern ON_PAGE = Pattern.compile("(?m)^\\| `([a-z-]+)`");

    @Test
    void thePageListsEveryCodeOfTheSource() throws IOException {
        Set<String> source = new TreeSet<>();
        for (String module : Set.of("core", "skew", "joins", "advisor")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> source.addAll(codes(file)));
            }
        }
        String page = Files.readString(ROOT.resolve("src/site/markdown/reasons.md"));
        assertThat(found(ON_PAGE, page)).isEqualTo(source).hasSizeGreaterThan(20);
    }

    private static Set<String> codes(Path file) {
        try {
            String text = Files.readString(file);
            Set<String> codes = found(IN_SOURCE, text);
            codes.addAll(found(AS_ARGUMENT, text));
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
