package dev.evenkeel.advisor.facts;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A metric of a step of a plan, added up over its tasks; averages, which add up to nothing, are not kept.
 *
 * @param name in Spark's words, such as {@code number of output rows}
 * @param unit what it counts in
 * @param total the sum
 */
public record NodeMetric(String name, Unit unit, long total) {
    /** What a metric counts in, whatever it was told in. */
    public enum Unit {
        /** Rows, files, partitions and the like. */
        COUNT,
        /** Bytes. */
        BYTES,
        /** Nanoseconds. */
        NANOS
    }

    /** Rows that left the step. */
    public static final String ROWS = "number of output rows";
    /** Rows that an exchange moved, where Spark tells them. */
    public static final String SHUFFLED_ROWS = "shuffle records written";
    /** Files that a scan read. */
    public static final String FILES = "number of files read";
    /** The size of these files. */
    public static final String FILE_BYTES = "size of files read";
    /** Partitions of the table that a scan read. */
    public static final String PARTITIONS = "number of partitions read";
    /** The size of what an exchange moved, uncompressed. */
    public static final String DATA_BYTES = "data size";
    /** What a step wrote to disk for lack of memory. */
    public static final String SPILL_BYTES = "spill size";
    /** The most memory that a step took. */
    public static final String PEAK_BYTES = "peak memory";

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", name);
        members.put("unit", unit.name());
        members.put("total", total);
        return members;
    }
}
