package dev.evenkeel.skew.salt;

/**
 * The hash by which Spark places a row of a shuffle on {@code (key columns…, salt)}.
 *
 * <p>Example: on 200 partitions a row of a key whose hash is h is in partition {@code partition(h, salt, 200)}, where h
 * is what {@code hash(key columns…)} gives in Spark SQL. Of a {@code HeavyHitter} it is {@code partitionHash()}.
 *
 * <p>The salt must be the last column, not null, and an {@code int}: a long is hashed in another way. Pure.
 *
 * <p>Implementation note: MurmurHash3_x86_32 of Austin Appleby (2011, in the public domain), as Spark's
 * {@code HashPartitioning} uses it: the columns are hashed from left to right, each with the hash of those before it as
 * its seed (42 before the first), null columns leaving it as it is, and the partition is the non-negative remainder. So
 * the salt is one block of four bytes, hashed with the key's hash as its seed and finalised with the length 4.
 */
public final class SaltHash {
    private static final int LENGTH = Integer.BYTES;

    private SaltHash() {}

    /** {@return the hash of a row, from the hash of its key and its salt} */
    public static int of(int keyHash, int salt) {
        int block = Integer.rotateLeft(salt * 0xcc9e2d51, 15) * 0x1b873593;
        int hash = Integer.rotateLeft(keyHash ^ block, 13) * 5 + 0xe6546b64;
        hash ^= LENGTH;
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }

    /** {@return the partition of a row, from the hash of its key and its salt} */
    public static int partition(int keyHash, int salt, int partitions) {
        return Math.floorMod(of(keyHash, salt), partitions);
    }
}
