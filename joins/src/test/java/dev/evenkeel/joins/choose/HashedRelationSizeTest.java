package dev.evenkeel.joins.choose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenkeel.core.stats.Estimate;
import dev.evenkeel.core.unit.ByteSize;
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

    @Test
    void denseKeysTakeAnIndexOfTheirRange() {
        // 2e6 places of 16 bytes if sparse; a range of 3e6 is below 2 x 2^22, so 3e6 + 1 places of 8 bytes.
        RelationShape dense = shape(KeyForm.LONG, 2e6, 2e6, 24, new Estimate.Exact(3e6));
        assertThat(HashedRelationSize.of(dense, RelationPages.TYPICAL).held().bytes())
                .isEqualTo(64 * MIB + 8 * 3_000_001L);
    }

    @Test
    void fewKeysAreDenseWhateverTheirNumber() {
        RelationShape two = shape(KeyForm.LONG, 2, 2, 24, new Estimate.Exact(1023));
        assertThat(HashedRelationSize.of(two, RelationPages.TYPICAL).held().bytes())
                .isEqualTo(MIB + 8 * 1024);
    }

    @Test
    void ofAFirstPageOnlyTheFilledPartCounts() {
        RelationShape shape = shape(KeyForm.LONG, 1000, 1000, 24, new Estimate.Unknown());
        RelationPages large = new RelationPages(ByteSize.mebibytes(64), ByteSize.mebibytes(32));
        RelationSize size = HashedRelationSize.of(shape, large);
        assertThat(size.held().bytes()).isEqualTo(64 * MIB + 16 * 2048);
        assertThat(size.counted().bytes()).isEqualTo(1000 * 32 + 16 * 2048);
    }

    @Test
    void growingKeepsTheOldPageBesideTheNew() {
        RelationShape shape = shape(KeyForm.LONG, 1e6, 1e6, 24, new Estimate.Unknown());
        assertThat(HashedRelationSize.of(shape, RelationPages.TYPICAL)
                        .whileBuilt()
                        .bytes())
                .isEqualTo((32 + 16 + 32) * MIB);
    }

    @Test
    void anIndexOfOtherKeysIsDoubledOnceHalfOfItIsTaken() {
        // nextPowerOfTwo(1.5 x 43,690 + 1) = 65,536 places suffice for 32,767 keys, not for 32,768.
        assertThat(places(32_767)).isEqualTo(65_536);
        assertThat(places(32_768)).isEqualTo(131_072);
    }

    private static long places(double keys) {
        RelationShape shape = shape(KeyForm.ROW, 43_690, keys, 48, new Estimate.Unknown());
        return (HashedRelationSize.of(shape, RelationPages.TYPICAL).held().bytes() - 32 * MIB) / 16;
    }

    @Test
    void noRowsTakeNothing() {
        assertThat(HashedRelationSize.of(shape(KeyForm.ROW, 0, 0, 0, new Estimate.Unknown()), RelationPages.TYPICAL))
                .isEqualTo(RelationSize.EMPTY);
    }

    private static RelationShape shape(KeyForm form, double rows, double keys, double width, Estimate range) {
        return new RelationShape(form, rows, keys, width, range);
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
