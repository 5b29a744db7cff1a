package dev.evenkeel.advisor.eventlog;

import com.fasterxml.jackson.core.JsonParser;
import dev.evenkeel.advisor.facts.TaskFigure;
import dev.evenkeel.advisor.ledger.MemoryPeaks;
import dev.evenkeel.advisor.ledger.RunLedger;
import dev.evenkeel.advisor.ledger.TaskEndBuilder;
import dev.evenkeel.advisor.ledger.Trouble;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** {@code SparkListenerTaskEnd}: nine tenths of a log's bytes. */
final class TaskJson {
    private static final Map<String, Integer> PEAKS = positions();

    private final JsonParser json;
    private final TaskEndBuilder task = new TaskEndBuilder();
    private int stage;
    private int attempt;
    private String reason = "Success";
    private boolean failed;
    private boolean killed;
    private String errorClass = "";
    private String message = "";
    private int index;
    private String executor = "";
    private long launch;
    private long finish;

    private TaskJson(JsonParser json) {
        this.json = json;
    }

    private static Map<String, Integer> positions() {
        Map<String, Integer> positions = new HashMap<>();
        for (String name : MemoryPeaks.NAMES) positions.put(name, MemoryPeaks.NAMES.indexOf(name));
        return positions;
    }

    static void read(JsonParser json, RunLedger ledger) throws IOException {
        new TaskJson(json).read(ledger);
    }

    private void read(RunLedger ledger) throws IOException {
        JsonMembers.each(json, name -> {
            switch (name) {
                case "Stage ID" -> stage = json.getIntValue();
                case "Stage Attempt ID" -> attempt = json.getIntValue();
                case "Task End Reason" -> JsonMembers.each(json, this::reason);
                case "Task Info" -> JsonMembers.each(json, this::info);
                case "Task Executor Metrics" -> task.peaking(peaks(json));
                case "Task Metrics" -> JsonMembers.each(json, this::metric);
                default -> {}
            }
        });
        task.of(index, executor).ran(launch, finish);
        boolean isTrouble = failed || killed || finish == 0 || !reason.equals("Success");
        if (isTrouble) task.failed(Trouble.named(reason(), errorClass, message));
        ledger.ended(stage, attempt, task.build());
    }

    private String reason() {
        if (!reason.equals("Success")) return reason;
        return killed ? "TaskKilled" : "UnknownReason";
    }

    private void reason(String name) throws IOException {
        switch (name) {
            case "Reason" -> reason = JsonMembers.text(json);
            case "Class Name" -> errorClass = JsonMembers.text(json);
            case "Description", "Message", "Loss Reason", "Kill Reason" -> message = JsonMembers.text(json);
            default -> {}
        }
    }

    private void info(String name) throws IOException {
        switch (name) {
            case "Index" -> index = json.getIntValue();
            case "Executor ID" -> executor = JsonMembers.text(json).intern();
            case "Launch Time" -> launch = json.getLongValue();
            case "Finish Time" -> finish = json.getLongValue();
            case "Getting Result Time" -> task.fetchedFrom(json.getLongValue());
            case "Failed" -> failed = json.getValueAsBoolean();
            case "Killed" -> killed = json.getValueAsBoolean();
            case "Speculative" -> {
                if (json.getValueAsBoolean()) task.asCopy();
            }
            default -> {}
        }
    }

    static MemoryPeaks peaks(JsonParser json) throws IOException {
        MemoryPeaks peaks = new MemoryPeaks();
        JsonMembers.each(json, name -> {
            Integer position = PEAKS.get(name);
            if (position != null) peaks.add(position, json.getValueAsLong());
        });
        return peaks;
    }

    private void metric(String name) throws IOException {
        switch (name) {
            case "Executor Deserialize Time" -> millis(TaskFigure.DESERIALIZE_NANOS);
            case "Executor Run Time" -> millis(TaskFigure.RUN_NANOS);
            case "Executor CPU Time" -> count(TaskFigure.CPU_NANOS);
            case "JVM GC Time" -> millis(TaskFigure.GC_NANOS);
            case "Result Serialization Time" -> millis(TaskFigure.RESULT_SERIALIZE_NANOS);
            case "Result Size" -> count(TaskFigure.RESULT_BYTES);
            case "Memory Bytes Spilled" -> count(TaskFigure.MEMORY_SPILL_BYTES);
            case "Disk Bytes Spilled" -> count(TaskFigure.DISK_SPILL_BYTES);
            case "Peak Execution Memory" -> count(TaskFigure.PEAK_MEMORY_BYTES);
            case "Shuffle Read Metrics" -> JsonMembers.each(json, this::shuffleRead);
            case "Shuffle Write Metrics" -> JsonMembers.each(json, this::shuffleWrite);
            case "Input Metrics" -> JsonMembers.each(json, this::input);
            case "Output Metrics" -> JsonMembers.each(json, this::output);
            default -> {}
        }
    }

    private void shuffleRead(String name) throws IOException {
        switch (name) {
            case "Remote Bytes Read" -> {
                count(TaskFigure.SHUFFLE_REMOTE_BYTES);
                count(TaskFigure.SHUFFLE_READ_BYTES);
            }
            case "Local Bytes Read" -> count(TaskFigure.SHUFFLE_READ_BYTES);
            case "Total Records Read" -> count(TaskFigure.SHUFFLE_READ_RECORDS);
            case "Fetch Wait Time" -> millis(TaskFigure.SHUFFLE_WAIT_NANOS);
            default -> {}
        }
    }

    private void shuffleWrite(String name) throws IOException {
        switch (name) {
            case "Shuffle Bytes Written" -> count(TaskFigure.SHUFFLE_WRITE_BYTES);
            case "Shuffle Records Written" -> count(TaskFigure.SHUFFLE_WRITE_RECORDS);
            case "Shuffle Write Time" -> count(TaskFigure.SHUFFLE_WRITE_NANOS);
            default -> {}
        }
    }

    private void input(String name) throws IOException {
        if (name.equals("Bytes Read")) count(TaskFigure.INPUT_BYTES);
        else if (name.equals("Records Read")) count(TaskFigure.INPUT_RECORDS);
    }

    private void output(String name) throws IOException {
        if (name.equals("Bytes Written")) count(TaskFigure.OUTPUT_BYTES);
        else if (name.equals("Records Written")) count(TaskFigure.OUTPUT_RECORDS);
    }

    private void count(TaskFigure figure) throws IOException {
        task.measured(figure, json.getLongValue());
    }

    private void millis(TaskFigure figure) throws IOException {
        task.measuredMillis(figure, json.getLongValue());
    }
}
