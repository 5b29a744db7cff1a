package dev.evenkeel.benchmarks.measure;

import dev.evenkeel.core.unit.ByteSize;
import java.time.Duration;

/**
 * What one task took.
 *
 * @param launched when it was given to its slot, in milliseconds since 1970
 * @param slot from its launch to its finish, to the millisecond
 * @param run the part of it in which it ran, to the millisecond; the rest is the way to the executor and back
 * @param cpu processor time of running and deserialising
 * @param input bytes read from files
 * @param shuffled bytes written for a shuffle
 * @param fetched bytes of a shuffle read
 * @param spilled bytes that spilling wrote to disk
 * @param peakMemory the most memory it took for sorting, hashing and joining
 */
public record TaskRun(
        long launched,
        Duration slot,
        Duration run,
        Duration cpu,
        ByteSize input,
        ByteSize shuffled,
        ByteSize fetched,
        ByteSize spilled,
        ByteSize peakMemory) {
    /** {@return how long it would hold a slot of its own core: what it computed, and the way there and back} */
    public Duration alone() {
        Duration way = slot.minus(run);
        return way.isNegative() ? cpu : cpu.plus(way);
    }
}
