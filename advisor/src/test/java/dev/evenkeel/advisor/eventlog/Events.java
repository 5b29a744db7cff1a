package dev.evenkeel.advisor.eventlog;

/** Lines of a log as Spark writes them, with only what a test is about. */
final class Events {
    static final String VERSION = "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"3.5.9\"}";
    static final String START = "{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"sales\",\"App"
            + " ID\":\"app-1\",\"Timestamp\":1000,\"User\":\"u\"}";
    static final String END = "{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":9000}";

    private Events() {}

    static String stage(int id) {
        return """
            {"Event":"SparkListenerStageSubmitted","Stage Info":{"Stage ID":%d,"Stage Attempt ID":0,\
            "Stage Name":"count at Sales.java:31","Number of Tasks":2,"RDD Info":[],"Parent IDs":[],\
            "Details":"","Submission Time":2000,"Accumulables":[]},"Properties":{}}\
            """.formatted(id);
    }

    static String completed(int id) {
        return """
            {"Event":"SparkListenerStageCompleted","Stage Info":{"Stage ID":%d,"Stage Attempt ID":0,\
            "Stage Name":"count at Sales.java:31","Number of Tasks":2,"RDD Info":[],"Parent IDs":[],\
            "Details":"","Submission Time":2000,"Completion Time":8000,"Accumulables":[]}}\
            """.formatted(id);
    }

    /** A task of 1,000 ms, of which it ran 900. */
    static String task(int stage, int index, long launch) {
        return task(stage, index, launch, "{\"Reason\":\"Success\"}");
    }

    static String task(int stage, int index, long launch, String reason) {
        return """
            {"Event":"SparkListenerTaskEnd","Stage ID":%d,"Stage Attempt ID":0,"Task Type":"ResultTask",\
            "Task End Reason":%s,"Task Info":{"Task ID":%d,"Index":%d,"Attempt":0,"Launch Time":%d,\
            "Executor ID":"1","Host":"h","Locality":"ANY","Speculative":false,"Getting Result Time":0,\
            "Finish Time":%d,"Failed":false,"Killed":false,"Accumulables":[{"ID":7,"Name":"number of output rows",\
            "Update":"12]}","Value":"12","Internal":true,"Count Failed Values":true,"Metadata":"sql"}]},\
            "Task Metrics":{"Executor Deserialize Time":0,"Executor Run Time":900,"Executor CPU Time":5000000,\
            "Result Size":10,"JVM GC Time":30,"Result Serialization Time":0,"Memory Bytes Spilled":0,\
            "Disk Bytes Spilled":0,"Shuffle Read Metrics":{"Remote Bytes Read":3,"Local Bytes Read":4,\
            "Total Records Read":2},"Input Metrics":{"Bytes Read":100,"Records Read":5}}}\
            """.formatted(stage, reason, index, index, launch, launch + 1000);
    }
}
