package dev.evenkeel.joins.choose;

import dev.evenkeel.core.cost.ClusterShape;
import dev.evenkeel.joins.JoinType;
import dev.evenkeel.joins.Side;
import java.util.List;

/**
 * What a join strategy is chosen from.
 *
 * @param type the join type
 * @param keyForm whether the key is one that Spark packs into a long, which makes its hash relations smaller
 * @param left the left side
 * @param right the right side
 * @param heavyKeys frequent keys of either side, the costliest first
 * @param nullHash the hash by which Spark places rows without a key
 * @param shufflePartitions partitions of a shuffle in the session
 * @param cluster where the tasks will run
 */
public record JoinFacts(
        JoinType type,
        KeyForm keyForm,
        SideFacts left,
        SideFacts right,
        List<HeavyKey> heavyKeys,
        int nullHash,
        int shufflePartitions,
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

    /** {@return pairs that the join makes of a key: all of them, or for a semi or anti join one look a left row} */
    double pairs(HeavyKey key) {
        return looksOnce() ? key.leftRows() : key.pairs();
    }

    /** {@return pairs that the join makes, by the heavy keys' own numbers and the other keys' mean} */
    public double expectedPairs() {
        if (looksOnce()) return left.keyed();
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

    private boolean looksOnce() {
        return type == JoinType.LEFT_SEMI || type == JoinType.LEFT_ANTI;
    }
}
