package dev.evenkeel.advisor.planted;

import java.util.ArrayList;
import java.util.List;

/**
 * An event log as Spark would write it, of stages that run one after the other on executors that are all there from the
 * start.
 *
 * <p>Example: {@code EventLines.on(2, 4).stage(TaskLine.of(10), 16).pause(30).stage(TaskLine.of(10), 8)} is a run of 60
 * s: two waves of 10 s, half a minute of the driver, and one wave. Each stage is a job of its own. Not thread-safe.
 */
final class EventLines {
    private static final long START = 1_770_000_000_000L;

    private final List<String> lines = new ArrayList<>();
    private final int executors;
    private final int cores;
    private long now = START;
    private int stages;
    private int tasks;
    private String properties = "{}";

    private EventLines(int executors, int cores) {
        this.executors = executors;
        this.cores = cores;
        add("{'Event':'SparkListenerLogStart','Spark Version':'3.5.9'}");
        add(
                "{'Event':'SparkListenerApplicationStart','App Name':'written','App ID':'app-1','Timestamp':%d,'User':'u'}",
                START);
        add(
                "{'Event':'SparkListenerEnvironmentUpdate','Spark Properties':{'spark.master':'yarn','spark.executor.memory':'8g'}}");
        for (int id = 1; id <= executors; id++) {
            add(
                    "{'Event':'SparkListenerExecutorAdded','Timestamp':%d,'Executor ID':'%d',"
                            + "'Executor Info':{'Host':'host-%d','Total Cores':%d,'Log Urls':{}}}",
                    START, id, id, cores);
        }
    }

    /** {@return a log of a run on that many executors of that many cores each} */
    static EventLines on(int executors, int cores) {
        return new EventLines(executors, cores);
    }

    private void add(String line, Object... values) {
        lines.add(line.replace('\'', '"').formatted(values));
    }

    /** Lets the driver work alone for that long. */
    EventLines pause(int seconds) {
        now += seconds * 1_000L;
        return this;
    }

    /** Runs a stage of that many such tasks, in waves over all slots. */
    EventLines stage(TaskLine task, int count) {
        return attempt(stages++, 0, task, count);
    }

    /** Runs such tasks of the first stage again. */
    EventLines firstStageAgain(TaskLine task, int count) {
        return attempt(0, 1, task, count);
    }

    private EventLines attempt(int stage, int attempt, TaskLine task, int count) {
        int slots = executors * cores;
        long end = now + task.millis() * ((count + slots - 1) / slots);
        String info = "'Stage ID':%d,'Stage Attempt ID':%d,'Stage Name':'count at Sales.java:31','Number of Tasks':%d,"
                        .formatted(stage, attempt, count)
                + "'RDD Info':[],'Parent IDs':[],'Details':'','Submission Time':" + now;
        if (attempt == 0) {
            add(
                    "{'Event':'SparkListenerJobStart','Job ID':%d,'Submission Time':%d,'Stage Infos':[],'Stage IDs':[%d],"
                            + "'Properties':" + properties + "}",
                    stage,
                    now,
                    stage);
        }
        add("{'Event':'SparkListenerStageSubmitted','Stage Info':{" + info + "},'Properties':" + properties + "}");
        for (int index = 0; index < count; index++) {
            long launch = now + task.millis() * (index / slots);
            ended(stage, attempt, index, launch, task, "{'Reason':'Success'}");
        }
        add(
                "{'Event':'SparkListenerStageCompleted','Stage Info':{" + info
                        + ",'Completion Time':%d,'Accumulables':[{'ID':1,'Value':%d}]}}",
                end,
                1000L * count);
        if (attempt == 0) {
            add(
                    "{'Event':'SparkListenerJobEnd','Job ID':%d,'Completion Time':%d,'Job Result':{'Result':'JobSucceeded'}}",
                    stage, end);
        }
        now = end;
        return this;
    }

    /** Lets a task of the last stage fail for that reason, after as long as such a task takes. */
    EventLines failing(TaskLine task, String reason) {
        ended(stages - 1, 0, 0, now - task.millis(), task, reason);
        return this;
    }

    private void ended(int stage, int attempt, int index, long launch, TaskLine task, String reason) {
        add(
                "{'Event':'SparkListenerTaskEnd','Stage ID':%d,'Stage Attempt ID':%d,'Task Type':'ResultTask',"
                        + "'Task End Reason':" + reason + ",'Task Info':{'Task ID':%d,'Index':%d,'Attempt':0,"
                        + "'Launch Time':%d,'Executor ID':'%d','Host':'h','Finish Time':%d,'Failed':%s,'Killed':false,"
                        + "'Accumulables':[]},'Task Metrics':" + task.metrics() + "}",
                stage,
                attempt,
                tasks++,
                index,
                launch,
                1 + index % executors,
                launch + task.millis(),
                !reason.contains("Success"));
    }

    /** Lets an executor go now, for that reason. */
    EventLines removed(int executor, String reason) {
        add(
                "{'Event':'SparkListenerExecutorRemoved','Timestamp':%d,'Executor ID':'%d','Removed Reason':'%s'}",
                now, executor, reason);
        return this;
    }

    /** Starts a query of one step; the stages from now on are its own. */
    EventLines query(String step, String text) {
        properties = "{'spark.sql.execution.id':'0'}";
        add(
                "{'Event':'org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionStart','executionId':0,"
                        + "'description':'save at Sales.java:40','details':'','sparkPlanInfo':{'nodeName':'%s',"
                        + "'simpleString':'%s','children':[],'metadata':{},'metrics':[{'name':'number of output rows',"
                        + "'accumulatorId':1,'metricType':'sum'}]},'time':%d}",
                step, text, now);
        return this;
    }

    /** Ends the query. */
    EventLines queryEnds() {
        properties = "{}";
        add(
                "{'Event':'org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd','executionId':0,'time':%d}",
                now);
        return this;
    }

    /** {@return the log, ended now} */
    String text() {
        String end = "{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":" + now + "}";
        return String.join("\n", lines) + "\n" + end + "\n";
    }
}
