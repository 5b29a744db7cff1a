package dev.evenkeel.joins.choose;

import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinFacts.KeyForm;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The side of a spread join whose rows each task may hold in a hash table, which spares sorting both sides.
 *
 * <p>Example: of 1 million rows of 56 bytes in 192 partitions a task holds 0.8 MiB; had 32 of 64 input partitions been
 * read, a key that stands in none of these could bring another 31,250 rows, and the task would hold 5.6 MiB.
 *
 * <p>A task that sorts can spill; one that hashes must have the memory. So a side is hashed only where the fullest task
 * is small by what was read, and by the worst that may stand in what was not.
 *
 * <p>Pure.
 */
final class HashedSide {
    /** A task of an executor with 1 GiB and eight slots has 75 MiB. */
    private static final ByteSize MOST = ByteSize.mebibytes(16);

    /** A key of two columns, one of them the salt, as a row. */
    private static final double SALTED_KEY = 32;

    private HashedSide() {}

    /** {@return the smaller of the sides that may be hashed where the rows come in so many partitions} */
    static Optional<Side> of(JoinFacts facts, int partitions) {
        return Stream.of(Side.RIGHT, Side.LEFT)
                .filter(side -> mayBeHashed(facts.type(), side))
                .filter(side -> facts.side(side).rowBytes().isKnown())
                .filter(side -> fullest(facts, side, partitions).compareTo(MOST) <= 0)
                .min(Comparator.comparingDouble(
                        side -> facts.shuffledRows(side) * facts.side(side).binaryRowBytes()));
    }

    /**
     * {@return the side that may be hashed where rows of one side are not shuffled: those without a key and those of some
     * heavy keys, by position; none where sorting the others costs less}
     */
    static Optional<Side> without(JoinFacts facts, Side skewed, List<Integer> keys) {
        double aside = facts.shuffledNulls(skewed)
                + keys.stream()
                        .mapToDouble(at -> facts.heavyKeys().get(at).rows(skewed))
                        .sum();
        double bytes = facts.shuffledBytes() - aside * facts.side(skewed).shuffledRowBytes();
        boolean isCheaper =
                new JoinWork(facts, LocalJoin.HASH).ofRest() < new JoinWork(facts, LocalJoin.SORT_MERGE).ofRest();
        return isCheaper ? of(facts, TaskCount.inSession(facts, bytes)) : Optional.empty();
    }

    /** By Spark's rule: either side, but of a semi or anti join the right one. */
    private static boolean mayBeHashed(JoinType type, Side side) {
        return side == Side.RIGHT || !type.looksOnce();
    }

    private static ByteSize fullest(JoinFacts facts, Side side, int partitions) {
        SideFacts of = facts.side(side);
        double heaviest = facts.heavyKeys().stream()
                .mapToDouble(key -> key.rows(side))
                .max()
                .orElse(0);
        double rows = facts.shuffledRows(side) / partitions + heaviest + of.mostUnseenOfAKey();
        return HashedRelationSize.of(KeyForm.ROW, rows, rows, of.binaryRowBytes() + SALTED_KEY);
    }
}
