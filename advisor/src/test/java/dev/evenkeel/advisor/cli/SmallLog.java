package dev.evenkeel.advisor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;

/**
 * An event log of one stage of eight tasks on eight slots, all launched at once: seven take 10 s, one as long as asked for
 * and reads as much more.
 */
final class SmallLog {
    private static final long START = 1_760_000_000_000L;

    private SmallLog() {}

    static Path in(Path directory, String name, int day, int longestSeconds) throws IOException {
        Path log = directory.resolve("log-" + day + "-" + longestSeconds);
        return Files.writeString(log, text(name, START + day * 86_400_000L, longestSeconds));
    }

    private static String text(String name, long start, int longestSeconds) {
        StringJoiner log = new StringJoiner("\n", "", "\n");
        log.add("{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"3.5.9\"}");
        log.add("{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"" + name + "\",\"App ID\":\"app-" + start
                + "\",\"Timestamp\":" + start + ",\"User\":\"u\"}");
        log.add("{\"Event\":\"SparkListenerExecutorAdded\",\"Timestamp\":" + start
                + ",\"Executor ID\":\"1\",\"Executor Info\":{\"Host\":\"h\",\"Total Cores\":8,\"Log Urls\":{}}}");
        String stage =
                "{\"Stage ID\":0,\"Stage Attempt ID\":0,\"Stage Name\":\"join at Sales.java:31\",\"Number of Tasks\":8,"
                        + "\"RDD Info\":[],\"Parent IDs\":[],\"Details\":\"\",\"Submission Time\":" + start;
        log.add("{\"Event\":\"SparkListenerJobStart\",\"Job ID\":0,\"Submission Time\":" + start
                + ",\"Stage Infos\":[],\"Stage IDs\":[0],\"Properties\":{}}");
        log.add("{\"Event\":\"SparkListenerStageSubmitted\",\"Stage Info\":" + stage + "},\"Properties\":{}}");
        for (int task = 0; task < 8; task++) log.add(task(task, start, task == 0 ? longestSeconds : 10));
        long end = start + longestSeconds * 1_000L;
        log.add("{\"Event\":\"SparkListenerStageCompleted\",\"Stage Info\":" + stage + ",\"Completion Time\":" + end
                + "}}");
        log.add("{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":0,\"Completion Time\":" + end
                + ",\"Job Result\":{\"Result\":\"JobSucceeded\"}}");
        log.add("{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":" + end + "}");
        return log.toString();
    }

    private static String task(int task, long start, int seconds) {
        return "{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":0,\"Stage Attempt ID\":0,\"Task Type\":\"ResultTask\","
                + "\"Task End Reason\":{\"Reason\":\"Success\"},\"Task Info\":{\"Task ID\":" + task + ",\"Index\":"
                + task
                + ",\"Attempt\":0,\"Launch Time\":" + start + ",\"Executor ID\":\"1\",\"Host\":\"h\",\"Finish Time\":"
                + (start + seconds * 1_000L) + ",\"Failed\":false,\"Killed\":false,\"Accumulables\":[]},"
                + "\"Task Metrics\":{\"Executor Run Time\":" + seconds * 1_000 + ",\"Executor CPU Time\":"
                + seconds * 1_000_000_000L + ",\"Shuffle Read Metrics\":{\"Remote Bytes Read\":0,\"Local Bytes Read\":"
                + seconds * 1_000_000L + ",\"Total Records Read\":" + seconds * 10_000 + "}}}";
    }
}
