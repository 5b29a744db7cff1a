package dev.evenkeel.skew.salt;

/**
 * What a key costs the partitions it is in, in any unit: rows, bytes or time.
 *
 * <p>Example: 1,000 rows that are scattered and 20 partners that every part needs cost a part of ten 120.
 *
 * @param partitionHash the hash by which Spark places the key
 * @param divided work that is shared among the parts
 * @param copied work that every part has in full
 */
public record KeyWork(int partitionHash, double divided, double copied) {
    /** Refuses what is negative or not a number. */
    public KeyWork {
        if (!(divided >= 0 && copied >= 0)) {
            throw new IllegalArgumentException("work must not be negative: " + divided + ", " + copied);
        }
    }

    /** {@return the work of a key nothing of which is copied} */
    public static KeyWork of(int partitionHash, double divided) {
        return new KeyWork(partitionHash, divided, 0);
    }

    /** {@return what one of so many parts costs} */
    public double part(int parts) {
        return divided / parts + copied;
    }
}
