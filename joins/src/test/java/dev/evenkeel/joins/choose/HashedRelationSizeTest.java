package dev.evenkeel.joins.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import dev.evenkeel.testkit.Seeds;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The arithmetic of the size; that it is Spark's own size is held by {@code RelationSizeOracleTest}. */
class HashedRelationSizeTest {
    private static final long MIB = 1L << 20;

    @Test
    void aMillionLongKeysTakeAPageAndAnIndex() {
        assertThat(HashedRelationSize.of(KeyForm.LONG, 1e6, 1e6, 24).bytes()).isEqualTo(64 * MIB);
    }

    @Test
    void duplicatesOfALongKeyTakeASmallerIndex() {
        // 1e6 x 32 bytes lie in 32 MiB; 16 bytes for each of 2^20 places instead of 2^21.
        assertThat(HashedRelationSize.of(KeyForm.LONG, 1e6, 1e3, 24).bytes()).isEqualTo(48 * MIB);
    }

    @Test
    void rowsWithOtherKeysLieInWholePages() {
        // 1e6 x (16 + 48) bytes are 61.04 MiB, so two pages; 2e6 places are 2^21, of 16 bytes each.
        assertThat(HashedRelationSize.of(KeyForm.ROW, 1e6, 1e6, 48).bytes()).isEqualTo((64 + 32) * MIB);
    }

    @Test
    void belowOnePageOnlyWhatIsUsedCounts() {
        assertThat(HashedRelationSize.of(KeyForm.ROW, 10, 10, 48).bytes()).isEqualTo(10 * (16 + 48) + 16 * 64);
    }

    @Seeds(500)
    void growingAnythingNeverShrinksTheRelation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double rows = Math.pow(10, random.nextDouble(8));
        double keys = Math.ceil(rows * random.nextDouble());
        double width = 16 + random.nextInt(40) * 8;
        double factor = 1 + random.nextDouble(3);
        for (KeyForm form : KeyForm.values()) {
            assertThat(HashedRelationSize.of(form, rows * factor, keys, width))
                    .isGreaterThanOrEqualTo(HashedRelationSize.of(form, rows, keys, width));
            assertThat(HashedRelationSize.of(form, rows, keys * factor, width))
                    .isGreaterThanOrEqualTo(HashedRelationSize.of(form, rows, keys, width));
            assertThat(HashedRelationSize.of(form, rows, keys, width * factor))
                    .isGreaterThanOrEqualTo(HashedRelationSize.of(form, rows, keys, width));
            assertThat(HashedRelationSize.atLeast(form, rows))
                    .isLessThanOrEqualTo(HashedRelationSize.of(form, rows, keys, width));
        }
    }
}
