package dev.evenkeel.advisor.guard;

import dev.evenkeel.core.unit.ByteSize;

/**
 * How large the machines are, and how many cores there may be in all: what no advice exceeds.
 *
 * <p>Example: on {@code Limits.ofNodes(16, ByteSize.gibibytes(64)).withCores(256)} no executor has more than 16 cores
 * or more than 64 GiB with everything it takes beside its heap, and no more than 256 cores are asked for. What is not
 * known is 0; then executors have no more cores than those of the run, and memory grows by the largest step at most.
 *
 * @param coresPerNode cores of a machine that executors may use; 0 where unknown
 * @param memoryPerNode memory of a machine that executors may use; zero where unknown
 * @param cores cores in all; 0 where unknown
 */
public record Limits(int coresPerNode, ByteSize memoryPerNode, int cores) {
    /** Refuses negative numbers. */
    public Limits {
        if (coresPerNode < 0 || cores < 0)
            throw new IllegalArgumentException("cores must not be negative: " + coresPerNode + ", " + cores);
    }

    /** {@return no knowledge of the machines} */
    public static Limits unknown() {
        return new Limits(0, ByteSize.ZERO, 0);
    }

    /** {@return machines of so many cores and so much memory for executors} */
    public static Limits ofNodes(int cores, ByteSize memory) {
        return new Limits(cores, memory, 0);
    }

    /** {@return the same machines, with so many cores in all} */
    public Limits withCores(int inAll) {
        return new Limits(coresPerNode, memoryPerNode, inAll);
    }
}
