package dev.evenkeel.benchmarks.micro;

import dev.evenkeel.advisor.EventLogs;
import dev.evenkeel.advisor.facts.RunProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The time a line of an event log takes to read: the ends of 10,000 tasks of one stage, with their metrics. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(LogLines.TASKS)
@State(Scope.Benchmark)
public class LogLines {
    static final int TASKS = 10_000;
    private static final long START = 1_760_000_000_000L;

    private Path log = Path.of("");

    /** Writes the log. */
    @Setup
    public void write() throws IOException {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"3.5.9\"}");
        lines.add("{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"micro\",\"App ID\":\"app-1\","
                + "\"Timestamp\":" + START + ",\"User\":\"u\"}");
        for (int task = 0; task < TASKS; task++) lines.add(end(task));
        lines.add("{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":" + (START + 100L * TASKS) + "}");
        log = Files.writeString(Files.createTempFile("evenkeel-micro", ".log"), lines.toString());
    }

    /** Deletes it. */
    @TearDown
    public void delete() throws IOException {
        Files.delete(log);
    }

    private static String end(int task) {
        long launch = START + 100L * task;
        return """
            {"Event":"SparkListenerTaskEnd","Stage ID":0,"Stage Attempt ID":0,"Task Type":"ShuffleMapTask",\
            "Task End Reason":{"Reason":"Success"},"Task Info":{"Task ID":%d,"Index":%d,"Attempt":0,\
            "Partition ID":%d,"Launch Time":%d,"Executor ID":"1","Host":"h","Locality":"PROCESS_LOCAL",\
            "Speculative":false,"Getting Result Time":0,"Finish Time":%d,"Failed":false,"Killed":false,\
            "Accumulables":[{"ID":7,"Name":"number of output rows","Update":"12","Value":"12","Internal":true,\
            "Count Failed Values":true,"Metadata":"sql"}]},"Task Executor Metrics":{"JVMHeapMemory":0},\
            "Task Metrics":{"Executor Deserialize Time":3,"Executor Deserialize CPU Time":2500000,\
            "Executor Run Time":900,"Executor CPU Time":850000000,"Peak Execution Memory":4194304,\
            "Result Size":2100,"JVM GC Time":30,"Result Serialization Time":1,"Memory Bytes Spilled":0,\
            "Disk Bytes Spilled":0,"Shuffle Read Metrics":{"Remote Blocks Fetched":20,"Local Blocks Fetched":5,\
            "Fetch Wait Time":2,"Remote Bytes Read":3000000,"Remote Bytes Read To Disk":0,\
            "Local Bytes Read":400000,"Total Records Read":20000},"Shuffle Write Metrics":{\
            "Shuffle Bytes Written":1000000,"Shuffle Write Time":9000000,"Shuffle Records Written":20000},\
            "Input Metrics":{"Bytes Read":0,"Records Read":0},"Output Metrics":{"Bytes Written":0,\
            "Records Written":0},"Updated Blocks":[]}}\
            """.formatted(task, task, task, launch, launch + 950);
    }

    /** {@return what the log says} */
    @Benchmark
    public RunProfile byEventLogs() {
        return EventLogs.read(log);
    }
}
