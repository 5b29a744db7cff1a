package dev.evenkeel.advisor.ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The largest values of an executor's memory metrics, while they come in. Not thread-safe. */
public final class MemoryPeaks {
    /** The metrics that are kept, by their names in Spark. */
    public static final List<String> NAMES = List.of(
            "JVMHeapMemory",
            "JVMOffHeapMemory",
            "OnHeapExecutionMemory",
            "OffHeapExecutionMemory",
            "OnHeapStorageMemory",
            "OffHeapStorageMemory",
            "OnHeapUnifiedMemory",
            "OffHeapUnifiedMemory",
            "DirectPoolMemory",
            "MappedPoolMemory",
            "ProcessTreeJVMRSSMemory",
            "ProcessTreePythonRSSMemory",
            "ProcessTreeOtherRSSMemory");

    private final long[] largest = new long[NAMES.size()];

    /** Takes in a value of the metric at that position among the names. */
    public void add(int position, long value) {
        largest[position] = Math.max(largest[position], value);
    }

    void add(MemoryPeaks more) {
        for (int at = 0; at < largest.length; at++) add(at, more.largest[at]);
    }

    /** {@return the largest values that are not zero, by name} */
    Map<String, Long> byName() {
        Map<String, Long> named = new HashMap<>();
        for (int at = 0; at < largest.length; at++) if (largest[at] > 0) named.put(NAMES.get(at), largest[at]);
        return named;
    }
}
