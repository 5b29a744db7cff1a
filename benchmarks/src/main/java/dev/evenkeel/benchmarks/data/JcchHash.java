package dev.evenkeel.benchmarks.data;

import java.io.Serial;
import java.io.Serializable;
import java.math.BigInteger;

/**
 * JCC-H's shuffling of the keys 1 to N of a table: a key has a hash from 0 to N − 1, and a hash has a key.
 *
 * <p>Example: {@code new JcchHash(150_000).key(0)} is the customer who is populous in the first region.
 *
 * <p>Implementation note: by Boncz, Anatiotis and Klaebe (TPCTC 2017), as their generator carries it out.
 */
final class JcchHash implements Serializable {
    @Serial
    private static final long serialVersionUID = 1;

    private static final long FACTOR = 1_442_968_193L;
    private static final long OFFSET = 792_606_555_396_977L;

    private final long size;
    private final long offset;
    private final long inverse;

    /** The keys 1 to size. */
    JcchHash(long size) {
        this.size = size;
        this.offset = offset(size);
        this.inverse =
                BigInteger.valueOf(FACTOR).modInverse(BigInteger.valueOf(size)).longValueExact();
    }

    /** The digits of the offset below the least power of two that is at least half of the size. */
    private static long offset(long size) {
        long power = 1;
        while (2 * power < size) power *= 2;
        return OFFSET & (power - 1);
    }

    long size() {
        return size;
    }

    long hash(long key) {
        return Math.floorMod((key - 1) * FACTOR + offset, size);
    }

    long key(long hash) {
        // Both factors are below 2^31 for every scale up to 1,000, so that their product is a long.
        return Math.multiplyExact(Math.floorMod(hash - offset, size), inverse) % size + 1;
    }
}
