package dev.evenkeel.advisor.facts;

/** A quantity that is known of every task and adds up over tasks; of peaks the largest is kept. */
public enum TaskFigure {
    /** Tasks that succeeded. */
    TASKS("tasks"),
    /** Task attempts that failed. */
    FAILED_TASKS("failedTasks"),
    /** Task attempts that Spark killed, such as the slower of two speculative copies. */
    KILLED_TASKS("killedTasks"),
    /** Slot time of tasks that succeeded: from launch to finish. */
    SLOT_NANOS("slotNanos"),
    /** Slot time of attempts that failed or were killed. */
    LOST_SLOT_NANOS("lostSlotNanos"),
    /** Time that executors ran the tasks, without start and result. */
    RUN_NANOS("runNanos"),
    /** Processor time of the tasks. */
    CPU_NANOS("cpuNanos"),
    /** Garbage collection while the tasks ran. */
    GC_NANOS("gcNanos"),
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
    /** Rows read from shuffles. */
    SHUFFLE_READ_RECORDS("shuffleReadRecords"),
    /** Bytes written to shuffles. */
    SHUFFLE_WRITE_BYTES("shuffleWriteBytes"),
    /** Rows written to shuffles. */
    SHUFFLE_WRITE_RECORDS("shuffleWriteRecords"),
    /** Bytes of memory that were freed by spilling. */
    MEMORY_SPILL_BYTES("memorySpillBytes"),
    /** Bytes that spilling wrote to disk. */
    DISK_SPILL_BYTES("diskSpillBytes"),
    /** The largest memory that one task took for sorting, hashing and joining. */
    PEAK_MEMORY_BYTES("peakMemoryBytes");

    private final String key;

    TaskFigure(String key) {
        this.key = key;
    }

    /** {@return the name in JSON} */
    public String key() {
        return key;
    }

    long combine(long one, long other) {
        return this == PEAK_MEMORY_BYTES ? Math.max(one, other) : one + other;
    }
}
