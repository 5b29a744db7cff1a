package dev.evenkeel.advisor.facts;

import dev.evenkeel.core.unit.ByteSize;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Data that was kept to be read again, and how often it was.
 *
 * @param rdd Spark's number of the RDD that holds it
 * @param name what it is called: a table, or its plan in short
 * @param level where it was kept, in Spark's words, such as {@code Disk Memory Deserialized 1x Replicated}
 * @param partitions its partitions
 * @param kept the most of them that were kept at once
 * @param memory the most memory it took
 * @param disk the most disk it took
 * @param reads attempts of stages that read it after the one that filled it
 */
public record CacheFacts(
        int rdd, String name, String level, int partitions, int kept, ByteSize memory, ByteSize disk, long reads) {
    /** {@return data that is to be kept, so far not filled and not read} */
    public static CacheFacts of(int rdd, String name, String level, int partitions) {
        return new CacheFacts(rdd, name, level, partitions, 0, ByteSize.ZERO, ByteSize.ZERO, 0);
    }

    /** {@return the same data, of which so many partitions were kept, in that much memory and disk} */
    public CacheFacts filled(int partitionsKept, ByteSize inMemory, ByteSize onDisk) {
        return new CacheFacts(rdd, name, level, partitions, partitionsKept, inMemory, onDisk, reads);
    }

    /** {@return the same data, read so often} */
    public CacheFacts read(long times) {
        return new CacheFacts(rdd, name, level, partitions, kept, memory, disk, times);
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rdd", rdd);
        members.put("name", name);
        members.put("level", level);
        members.put("partitions", partitions);
        members.put("kept", kept);
        members.put("memoryBytes", memory.bytes());
        members.put("diskBytes", disk.bytes());
        members.put("reads", reads);
        return members;
    }
}
