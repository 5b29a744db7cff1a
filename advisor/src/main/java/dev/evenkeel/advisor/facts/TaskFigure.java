package dev.evenkeel.advisor.facts;

import java.util.List;
import java.util.stream.Stream;

/** A quantity that is known of every task and adds up over tasks; of peaks the largest is kept. */
public enum TaskFigure {
    /** Tasks that succeeded. */
    TASKS("tasks"),
    /** Task attempts that failed. */
    FAILED_TASKS("failedTasks"),
    /** Task attempts that Spark killed, such as the slower of two speculative copies. */
    KILLED_TASKS("killedTasks"),
    /** Second copies of tasks, started because the first was slow, however they ended. */
    SPECULATIVE_TASKS("speculativeTasks"),
    /** Slot time of attempts that failed or were killed. */
    LOST_SLOT_NANOS("lostSlotNanos"),
    /** Slot time of tasks that succeeded: from launch to finish. */
    SLOT_NANOS("slotNanos"),
    /** Slot time that no executor accounts for: the way to it, waiting there, and the way of the result back. */
    SCHEDULER_DELAY_NANOS("schedulerDelayNanos"),
    /** Time to load the task and its closure. */
    DESERIALIZE_NANOS("deserializeNanos"),
    /** Time that executors ran the tasks, without start and result. */
    RUN_NANOS("runNanos"),
    /** Processor time of the tasks. */
    CPU_NANOS("cpuNanos"),
    /** Garbage collection while the tasks ran. */
    GC_NANOS("gcNanos"),
    /** Time to write the result down. */
    RESULT_SERIALIZE_NANOS("resultSerializeNanos"),
    /** Time in which the driver fetched results too large for a message. */
    RESULT_FETCH_NANOS("resultFetchNanos"),
    /** Bytes of the results that went to the driver. */
    RESULT_BYTES("resultBytes"),
    /** Bytes read from files and caches. */
    INPUT_BYTES("inputBytes"),
    /** Rows read from files and caches. */
    INPUT_RECORDS("inputRecords"),
    /** Bytes written to files. */
    OUTPUT_BYTES("outputBytes"),
    /** Rows written to files. */
    OUTPUT_RECORDS("outputRecords"),
    /** Bytes read from shuffles. */
    SHUFFLE_READ_BYTES("shuffleReadBytes"),
    /** Of them, those that came from another machine. */
    SHUFFLE_REMOTE_BYTES("shuffleRemoteBytes"),
    /** Rows read from shuffles. */
    SHUFFLE_READ_RECORDS("shuffleReadRecords"),
    /** Time in which tasks waited for blocks of a shuffle. */
    SHUFFLE_WAIT_NANOS("shuffleWaitNanos"),
    /** Bytes written to shuffles. */
    SHUFFLE_WRITE_BYTES("shuffleWriteBytes"),
    /** Rows written to shuffles. */
    SHUFFLE_WRITE_RECORDS("shuffleWriteRecords"),
    /** Time to write shuffles to disk. */
    SHUFFLE_WRITE_NANOS("shuffleWriteNanos"),
    /** Bytes of memory that were freed by spilling. */
    MEMORY_SPILL_BYTES("memorySpillBytes"),
    /** Bytes that spilling wrote to disk. */
    DISK_SPILL_BYTES("diskSpillBytes"),
    /** The largest memory that one task took for sorting, hashing and joining. */
    PEAK_MEMORY_BYTES("peakMemoryBytes");

    /** The figures of which tasks have different amounts, and so a spread; the others count attempts. */
    static final List<TaskFigure> MEASURES = Stream.of(values())
            .filter(figure -> figure.compareTo(SLOT_NANOS) >= 0)
            .toList();

    private final String key;

    TaskFigure(String key) {
        this.key = key;
    }

    /** {@return the name in JSON} */
    public String key() {
        return key;
    }

    /** Its place in columns of figures, which live in memory alone. */
    @SuppressWarnings("EnumOrdinal")
    int position() {
        return ordinal();
    }

    long combine(long one, long other) {
        return this == PEAK_MEMORY_BYTES ? Math.max(one, other) : one + other;
    }
}
