package dev.evenkeel.core.partition;

import dev.evenkeel.core.unit.ByteSize;

/**
 * The bytes that a shuffle partition should have, where nobody says.
 *
 * <p>Example: a task with 591.9 MiB of memory gets 128 MiB; one with 54.3 MiB (an executor of 1 GiB with 4 slots) gets
 * 27.1 MiB.
 */
final class ShuffleTarget {
    /**
     * The most: 128 MiB.
     *
     * <p>Argument: rows in memory are about twice their compressed shuffle bytes, for which Spark's own advisory size
     * is 64 MiB; and a task of that size still takes seconds, so that a failed or slow one costs little.
     */
    static final ByteSize MOST = ByteSize.mebibytes(128);

    private ShuffleTarget() {}

    /**
     * {@return half of a task's memory, between 1 MiB and 128 MiB}
     *
     * <p>Argument for the half: a sort keeps its rows and 16 bytes for each of them in an array that it doubles when
     * it is full, so that rows of 32 bytes take twice their size; a hash table takes about as much.
     */
    static ByteSize of(ByteSize taskMemory) {
        long half = taskMemory.bytes() / 2;
        return new ByteSize(Math.max(PartitionChooser.SMALLEST.bytes(), Math.min(MOST.bytes(), half)));
    }
}
