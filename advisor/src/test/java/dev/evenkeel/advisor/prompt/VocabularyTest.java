package dev.evenkeel.advisor.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private static final Pattern EVIDENCE = Pattern.compile("Evidence\\s*\\.(?:of|count|share)\\(\\s*\"([^\"]+)\"");

    @ParameterizedTest
    @CsvSource({
        "WholeStageCodegen (3), WholeStageCodegen",
        "Scan parquet acme.orders, Scan",
        "Execute InsertIntoHadoopFsRelationCommand, Execute",
        "GpuSortMergeJoin, SortMergeJoin",
        "PhotonBroadcastHashJoin, BroadcastHashJoin"
    })
    void anOperatorIsItsFirstWord(String read, String word) {
        assertThat(Vocabulary.OPERATORS.word(read)).contains(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "AcmeSecretExec",
                "ScanAcme",
                "acme.orders",
                "SortMergeJoinAcme",
                "'; DROP",
                "\u0000Scan"
            })
    void whatStandsOnNoListIsNotPassedOn(String read) {
        assertThat(Vocabulary.OPERATORS.word(read)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "java.lang.OutOfMemoryError, OutOfMemoryError",
        "org.apache.spark.shuffle.MetadataFetchFailedException, MetadataFetchFailedException"
    })
    void anErrorIsItsClassWithoutItsPackage(String read, String word) {
        assertThat(Vocabulary.ERRORS.word(read)).contains(word);
    }

    @ParameterizedTest
    @CsvSource({"'decimal(10,2)', decimal", "'struct<ssn:string>', struct", "'varchar(20)', varchar"})
    void aTypeIsItsNameWithoutWhatIsInIt(String read, String word) {
        assertThat(Vocabulary.TYPES.word(read)).contains(word);
    }

    @Test
    void longTextsTakeNoTime() {
        assertThat(Vocabulary.ERRORS.word("a.".repeat(1_000_000) + "OutOfMemoryError"))
                .isEmpty();
    }

    /** What rules measure may be told; a rule's new number is added to the list, or stays here without its name. */
    @Test
    void theNamesOfAllNumbersOfTheRulesAreOnTheList() throws IOException {
        Path rules = Path.of(System.getProperty("basedir", ""), "src/main/java/dev/evenkeel/advisor/rule");
        try (Stream<Path> files = Files.walk(rules)) {
            List<String> names = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> EVIDENCE.matcher(read(file)).results().map(MatchResult::group))
                    .map(call -> call.replaceFirst("(?s)^[^\"]*\"", "").replace("\"", ""))
                    .toList();
            assertThat(names)
                    .hasSizeGreaterThan(80)
                    .allMatch(name -> Vocabulary.evidence(name).isPresent());
        }
        assertThat(Vocabulary.evidence("rows of acme")).isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
