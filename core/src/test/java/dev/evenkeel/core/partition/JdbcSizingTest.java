package dev.evenkeel.core.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenkeel.testkit.Golden;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JdbcSizingTest {
    @Test
    void everyRowMeetsOnePredicate() {
        assertThat(JdbcPredicates.of("\"id\"", List.of("10", "20", "30")))
                .containsExactly(
                        "\"id\" < 10 OR \"id\" IS NULL",
                        "\"id\" >= 10 AND \"id\" < 20",
                        "\"id\" >= 20 AND \"id\" < 30",
                        "\"id\" >= 30");
        assertThat(JdbcPredicates.of("\"id\"", List.of("10")))
                .containsExactly("\"id\" < 10 OR \"id\" IS NULL", "\"id\" >= 10");
        assertThat(JdbcPredicates.of("\"id\"", List.of())).containsExactly("1 = 1");
    }

    @ParameterizedTest
    @CsvSource({
        // rows, parts asked for, connections, parts, reason
        "0, , 8, 1, rows-over-part",
        "9999, , 8, 1, rows-over-part",
        "30000, , 8, 3, rows-over-part",
        "1000000, , 8, 8, connections-allowed",
        "1000000, 5, 8, 5, asked-for",
        "1000000, 50, 8, 8, connections-allowed",
        "1000000, 50, 64, 50, asked-for",
    })
    void partsAreWorthAConnectionAndWithinTheConnections(
            long rows, Integer asked, int connections, int parts, String code) {
        JdbcOptions options = JdbcOptions.defaults().withMaxConnections(connections);
        JdbcFacts facts = facts(rows, 0, List.of());
        var decision = JdbcChooser.choose(facts, asked == null ? options : options.withParts(asked));
        assertThat(decision.chosen()).isEqualTo(parts);
        assertThat(decision.reason().code()).isEqualTo(code);
        assertThat(decision.rejected()).hasSize(code.equals("connections-allowed") ? 1 : 0);
    }

    @Test
    void theExplanationReadsAsWritten() {
        JdbcSizing sizing = sizing(hundredDays());
        Golden.assertMatches("partition-jdbc.txt", sizing.explain());
        Golden.assertMatches("partition-jdbc.json", sizing.toJson() + "\n");
        assertThat(sizing).hasToString("JdbcSizing[database=jdbc:postgresql, table=\"orders\", partitions=4]");
        Golden.assertMatches("partition-jdbc-dry-run.txt", sizing.dryRun().explain());
    }

    @Test
    void rowsWithoutAValueAreCountedIntoTheFirstPart() {
        JdbcSizing sizing = sizing(facts(400, 100, hundredDays().tiles().subList(0, 3)));
        assertThat(sizing.estimatedRows()).containsExactly(100L, 10_000L, 10_000L, 10_000L);
        assertThat(sizing.predicates()[0]).isEqualTo("\"day\" < DATE '2026-01-01' OR \"day\" IS NULL");
    }

    @Test
    void aValueThatFillsAPartIsWarnedOf() {
        JdbcSizing sizing = sizing(facts(100_000, 0, List.of(new Tile("1", 90_000), new Tile("2", 10_000))));
        assertThat(sizing.partitions()).isEqualTo(2);
        assertThat(sizing.explain().replaceAll("\\s+", " "))
                .contains("there are 2 parts and not 4, since the values allow no more cuts that would help")
                .contains("the largest part has 1.8 x the mean");
    }

    @Test
    void optionsAreCheckedAndKeepTheirPropertiesToThemselves() {
        JdbcOptions options = JdbcOptions.defaults().withProperty("password", "hush");
        assertThat(options).hasToString("JdbcOptions[parts=unset, maxConnections=8, properties=1 hidden]");
        assertThatThrownBy(() -> options.withParts(0)).hasMessage("parts must be at least 1: 0");
        assertThatThrownBy(() -> options.withMaxConnections(-1)).hasMessage("maxConnections must be at least 1: -1");
    }

    private static JdbcFacts hundredDays() {
        List<Tile> tiles = new ArrayList<>();
        for (int day = 1; day <= 20; day++) tiles.add(new Tile("DATE '2026-01-%02d'".formatted(day), 10_000));
        return facts(200_000, 0, tiles);
    }

    private static JdbcFacts facts(long rows, long nulls, List<Tile> tiles) {
        return new JdbcFacts("jdbc:postgresql", "\"orders\"", "\"day\"", "date", rows, nulls, tiles);
    }

    private static JdbcSizing sizing(JdbcFacts facts) {
        return new JdbcSizing(
                facts,
                JdbcOptions.defaults().withParts(4),
                spark -> {
                    throw new IllegalStateException("nothing is read here");
                },
                () -> List.of(49_000L, 50_500L, 50_500L, 50_000L));
    }
}
