package dev.evenkeel.benchmarks.data;

/**
 * Draws that are a pure function of a number, so that a task that runs again draws the same.
 *
 * <p>Example: {@code Draw.uniform(row)} is the same number from 0 to 1 for the same row, and unlike that of the next.
 */
final class Draw {
    private Draw() {}

    /** The finaliser of SplitMix64 (Steele, Lea and Flood, 2014), which spreads consecutive numbers. */
    static long mix(long number) {
        long mixed = number + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /** {@return a number from 0 (included) to 1 (excluded)} */
    static double uniform(long number) {
        return (mix(number) >>> 11) * 0x1p-53;
    }
}
