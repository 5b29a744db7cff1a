package dev.evenkeel.advisor.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.advisor.facts.KnownSettings;
import dev.evenkeel.advisor.facts.RunProfile;
import dev.evenkeel.advisor.facts.Settings;
import dev.evenkeel.advisor.facts.Span;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the catalogue as a whole. */
class RulesTest {
    private static final Path PAGE = Path.of("..", "src", "site", "markdown", "rules.md");
    private static final Path SOURCE = Path.of("src", "main", "java", "dev", "evenkeel", "advisor", "rule");
    private static final Pattern SECTION = Pattern.compile("(?m)^## `([a-z-]+)`$");
    private static final Pattern THRESHOLD = Pattern.compile("threshold\\(\\s*this,\\s*\"([a-z-]+)\"");

    static List<Rule> catalogue() {
        return Rules.all(KnownSettings.of(
                Set.of("spark.executor.memory", "spark.executor.cores"), Map.of(), (key, value) -> Optional.empty()));
    }

    @Test
    void everyIdIsKebabCaseAndUnique() {
        Set<String> ids = new HashSet<>();
        for (Rule rule : catalogue()) {
            assertThat(rule.id()).matches("[a-z]+(-[a-z]+)*");
            assertThat(ids.add(rule.id())).as(rule.id()).isTrue();
        }
    }

    @Test
    void aRuleYieldsOnlyToRulesBeforeIt() {
        Set<String> before = new HashSet<>();
        for (Rule rule : catalogue()) {
            assertThat(before).as(rule.id()).containsAll(rule.yieldsTo());
            before.add(rule.id());
        }
    }

    @Test
    void everyRuleOfTheRoomIsInTheCatalogue() throws IOException {
        try (Stream<Path> files = Files.list(SOURCE)) {
            Set<String> sources = files.filter(RulesTest::isRule)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(catalogue())
                    .extracting(rule -> rule.getClass().getSimpleName())
                    .containsExactlyInAnyOrderElementsOf(sources);
        }
    }

    @Test
    void thePageHasASectionForEachRuleAndInTheirOrder() throws IOException {
        assertThat(found(SECTION, Files.readString(PAGE)))
                .containsExactlyElementsOf(catalogue().stream().map(Rule::id).toList());
    }

    /** A user who retunes a rule finds the name on the page. */
    @Test
    void thePageNamesEveryThreshold() throws IOException {
        Map<String, String> sections = sections();
        for (Rule rule : catalogue()) {
            String source = Files.readString(SOURCE.resolve(rule.getClass().getSimpleName() + ".java"));
            for (String name : found(THRESHOLD, source)) {
                assertThat(sections.get(rule.id())).as(rule.id()).contains("`" + rule.id() + "." + name + "`");
            }
        }
    }

    @Test
    void thePageSaysOfEachRuleWhenItIsSilentAndToWhomItYields() throws IOException {
        Map<String, String> sections = sections();
        for (Rule rule : catalogue()) {
            assertThat(sections.get(rule.id()))
                    .as(rule.id())
                    .contains("**Silent**")
                    .contains("**Fires**");
            for (String other : rule.yieldsTo()) {
                assertThat(sections.get(rule.id())).as(rule.id()).contains("`" + other + "`");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void aRunInWhichNothingHappenedIsLeftAlone(Rule rule) {
        RunProfile empty = RunProfile.builder("nothing", Span.NONE).build();
        Plants.assertSilent(rule, empty);
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void aHealthyRunIsLeftAlone(Rule rule) {
        Plants.assertSilent(rule, Plants.healthy());
    }

    @ParameterizedTest
    @MethodSource("catalogue")
    void aRunOfWhichOnlyTheStagesAreKnownIsLeftAlone(Rule rule) {
        RunProfile bare = Plants.healthy();
        Plants.assertSilent(
                rule, RunProfile.of("bare", bare.span(), bare.stages()).under(Settings.of(Map.of())));
    }

    private static boolean isRule(Path file) {
        try {
            return Files.readString(file).contains("public String id() {");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> sections() throws IOException {
        String page = Files.readString(PAGE);
        return SECTION.matcher(page).results().collect(Collectors.toMap(at -> at.group(1), at -> section(page, at)));
    }

    private static String section(String page, MatchResult heading) {
        int next = page.indexOf("\n## ", heading.end());
        return page.substring(heading.end(), next < 0 ? page.length() : next);
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }
}
