package dev.evenkeel.skew.salt;

import java.util.Arrays;

/**
 * The salts that a key's rows take in turns, all different.
 *
 * <p>Example: {@code Salts.of(0, 1, 3, 4)} scatters a key over four partitions, where 2 would have shared one with 0.
 * A row takes {@code at(i)}, i being a hash of its content modulo {@link #count()}; its partners are copied for each.
 *
 * <p>Immutable.
 */
public final class Salts {
    /** Salt 0 alone, as every row has whose key is not named: the key stays where it is. */
    public static final Salts NONE = new Salts(new int[] {0});

    private final int[] salts;

    private Salts(int[] salts) {
        this.salts = salts;
    }

    /** {@return the given salts, at least one, each at least 0 and none twice} */
    public static Salts of(int... salts) {
        if (salts.length == 0) throw new IllegalArgumentException("a key takes at least one salt");
        int[] sorted = salts.clone();
        Arrays.sort(sorted);
        if (sorted[0] < 0) throw new IllegalArgumentException("a salt must not be negative: " + sorted[0]);
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) throw new IllegalArgumentException("a salt stands twice: " + sorted[i]);
        }
        return new Salts(salts.clone());
    }

    /** {@return how many salts there are, which is the number of parts that the key is scattered into} */
    public int count() {
        return salts.length;
    }

    /** {@return the salt of a part, from 0} */
    public int at(int part) {
        return salts[part];
    }

    /** {@return the salts, in the order of the parts, in an array of the caller's own} */
    public int[] toArray() {
        return salts.clone();
    }

    /** {@return how many salts there are} */
    public SaltFactor factor() {
        return new SaltFactor(salts.length);
    }

    /** {@return where Spark places each part of a key, by the key's hash} */
    public int[] partitions(int partitionHash, int partitions) {
        return Arrays.stream(salts)
                .map(salt -> SaltHash.partition(partitionHash, salt, partitions))
                .toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Salts that && Arrays.equals(salts, that.salts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salts);
    }

    @Override
    public String toString() {
        return Arrays.toString(salts);
    }
}
