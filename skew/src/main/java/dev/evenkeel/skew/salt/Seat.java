package dev.evenkeel.skew.salt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A partition that a key reaches, and the least salt that brings it there.
 *
 * @param salt the salt
 * @param partition the partition
 */
record Seat(int salt, int partition) {
    /**
     * Further tries beyond which each partition not reached yet has a chance of e^-20.
     *
     * <p>After P · (ln P + c) random throws at P partitions one is left out with a chance of at most e^-c (the coupon
     * collector's problem: Erdős and Rényi, 1961).
     */
    private static final double PATIENCE = 20;

    /** {@return the first seats of a key in the order of their salts: so many, or all that so many salts reach} */
    static List<Seat> reached(int partitionHash, int partitions, int wanted, int tries) {
        List<Seat> seats = new ArrayList<>();
        BitSet taken = new BitSet(partitions);
        for (int salt = 0; salt < tries && seats.size() < wanted; salt++) {
            int partition = SaltHash.partition(partitionHash, salt, partitions);
            if (!taken.get(partition)) seats.add(new Seat(salt, partition));
            taken.set(partition);
        }
        return seats;
    }

    /** {@return tries after which even the last of the partitions is reached, but for one case in 400 million} */
    static int tries(int partitions) {
        return (int) Math.min(Integer.MAX_VALUE, Math.ceil(partitions * (Math.log(partitions) + PATIENCE)));
    }
}
