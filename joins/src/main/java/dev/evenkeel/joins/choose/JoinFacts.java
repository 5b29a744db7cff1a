package dev.evenkeel.joins.choose;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import dev.evenkeel.joins.choose.JoinLegality.Residual;
import java.util.List;
import java.util.Optional;

/**
 * What a join strategy is chosen from.
 *
 * @param type the join type
 * @param residual what the join has beside its equalities
 * @param keyForm whether the key is one that Spark packs into a long, which makes its hash relations smaller
 * @param left the left side
 * @param right the right side
 * @param heavyKeys frequent keys of either side, the costliest first
 * @param nullHash the hash by which Spark places rows without a key
 * @param readOnce why no side may be read a second time, where that is so
 * @param shufflePartitions partitions of a shuffle in the session
 * @param adaptive what adaptive execution would do with Spark's own plan
 * @param cluster where the tasks will run
 */
public record JoinFacts(
        JoinType type,
        Residual residual,
        KeyForm keyForm,
        SideFacts left,
        SideFacts right,
        List<HeavyKey> heavyKeys,
        int nullHash,
        Optional<Reason> readOnce,
        int shufflePartitions,
        AdaptiveExecution adaptive,
        ClusterShape cluster) {
    /** How a key is held in a hash relation. */
    public enum KeyForm {
        /** As one long. */
        LONG,
        /** As a row. */
        ROW
    }

    /** Keeps a copy of the list. */
    public JoinFacts {
        heavyKeys = List.copyOf(heavyKeys);
    }

    /** {@return the facts of a side} */
    public SideFacts side(Side side) {
        return side == Side.LEFT ? left : right;
    }

    /** {@return rows of a side that a shuffle join moves: those without a key only where they are in the result} */
    double shuffledRows(Side side) {
        return type.preserves(side) ? side(side).rows() : side(side).keyed();
    }

    /** {@return rows without a key that a shuffle join brings to one task: those of preserved sides} */
    double shuffledNulls(Side side) {
        return type.preserves(side) ? side(side).nullRows() : 0;
    }

    /** {@return bytes that a shuffle join moves} */
    double shuffledBytes() {
        return shuffledRows(Side.LEFT) * left.shuffledRowBytes() + shuffledRows(Side.RIGHT) * right.shuffledRowBytes();
    }

    /** {@return pairs that the join makes of a key: all of them, or for a semi or anti join one look a left row} */
    double pairs(HeavyKey key) {
        return type.looksOnce() ? key.leftRows() : key.pairs();
    }

    /** {@return pairs that the join makes, by the heavy keys' own numbers and the other keys' mean} */
    public double expectedPairs() {
        if (type.looksOnce()) return left.keyed();
        double pairs = 0;
        double restLeft = left.keyed();
        double restRight = right.keyed();
        for (HeavyKey key : heavyKeys) {
            pairs += key.pairs();
            restLeft -= key.leftRows();
            restRight -= key.rightRows();
        }
        double keys = Math.max(left.distinctKeys(), right.distinctKeys()) - heavyKeys.size();
        return pairs + Math.max(0, restLeft) * Math.max(0, restRight) / Math.max(1, keys);
    }

    /** {@return rows that the join is expected to give: its pairs, and the rows of preserved sides that have no key} */
    public double expectedRows() {
        return expectedPairs() + shuffledNulls(Side.LEFT) + shuffledNulls(Side.RIGHT);
    }
}
