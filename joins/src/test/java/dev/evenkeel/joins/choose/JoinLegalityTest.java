package dev.evenkeel.joins.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.joins.JoinStrategy;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.SaltLayout;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinLegality.Residual;
import dev.evenkeel.skew.salt.SaltFactor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The truth table of join type, strategy, side (built, scattered or skewed) and whether there is a residual condition. */
class JoinLegalityTest {
    private static final String TABLE = "/join-legality.csv";
    private static final SaltLayout NO_LAYOUT = SaltLayout.of(List.of(), SaltFactor.NONE);

    @ParameterizedTest(name = "{0} {1} {2}, residual {3}: {4}")
    @CsvFileSource(resources = TABLE, numLinesToSkip = 1)
    void everyCellIsAsTheTableSays(String joinType, String strategy, String side, Residual residual, String legal) {
        boolean allowed = JoinLegality.allows(strategy(strategy, side), JoinType.named(joinType), residual);
        assertThat(allowed).isEqualTo(legal.equals("yes"));
    }

    @Test
    void theTableHasEveryCellOnce() throws IOException {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(JoinLegalityTest.class.getResourceAsStream(TABLE)), StandardCharsets.UTF_8))) {
            List<String> cells = table.lines()
                    .skip(1)
                    .map(line -> line.substring(0, line.lastIndexOf(',')))
                    .toList();
            assertThat(cells).doesNotHaveDuplicates().hasSize(JoinType.values().length * 9 * Residual.values().length);
        }
    }

    private static JoinStrategy strategy(String name, String side) {
        return switch (name) {
            case "Native" -> new JoinStrategy.Native();
            case "Broadcast" -> new JoinStrategy.Broadcast(Side.valueOf(side));
            case "SelectiveSalt" -> new JoinStrategy.SelectiveSalt(Side.valueOf(side), NO_LAYOUT);
            case "Cells" -> new JoinStrategy.Cells(NO_LAYOUT);
            case "SplitHeavy" -> new JoinStrategy.SplitHeavy(Side.valueOf(side), List.of(), Optional.empty());
            case "DistinctKeys" -> new JoinStrategy.DistinctKeys();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
