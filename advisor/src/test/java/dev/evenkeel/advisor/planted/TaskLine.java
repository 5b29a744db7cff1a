package dev.evenkeel.advisor.planted;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the log says that a task did: it ran for so long, and read 64 MiB of a shuffle unless told otherwise.
 *
 * <p>Example: {@code TaskLine.of(10).with("JVM GC Time", 3000)}.
 *
 * @param seconds how long it ran
 * @param read the bytes it read of a shuffle
 * @param figures what else Spark measured, by Spark's own names
 */
record TaskLine(int seconds, long read, Map<String, Long> figures) {
    private static final long MEBIBYTE = 1 << 20;

    static TaskLine of(int seconds) {
        return new TaskLine(seconds, 64 * MEBIBYTE, Map.of());
    }

    TaskLine reading(long mebibytes) {
        return new TaskLine(seconds, mebibytes * MEBIBYTE, figures);
    }

    TaskLine with(String figure, long value) {
        Map<String, Long> more = new TreeMap<>(figures);
        more.put(figure, value);
        return new TaskLine(seconds, read, more);
    }

    TaskLine withMebibytes(String figure, long mebibytes) {
        return with(figure, mebibytes * MEBIBYTE);
    }

    long millis() {
        return seconds * 1_000L;
    }

    String metrics() {
        StringBuilder text = new StringBuilder(
                "{'Executor Run Time':" + millis() + ",'Executor CPU Time':" + millis() * 1_000_000 + ",");
        figures.forEach((name, value) -> text.append("'" + name + "':" + value + ","));
        return text + "'Shuffle Read Metrics':{'Remote Bytes Read':" + read + ",'Local Bytes Read':0,"
                + "'Total Records Read':" + read / 100 + "}}";
    }
}
