package dev.evenkeel.advisor.eventlog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.evenkeel.advisor.ledger.JobStart;
import dev.evenkeel.advisor.ledger.Property;
import dev.evenkeel.advisor.ledger.RunLedger;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Events of the application and of its jobs. */
final class ApplicationJson {
    private final JsonParser json;
    private String version = "";
    private String name = "";
    private String id = "";
    private long time;
    private Map<String, String> properties = Map.of();
    private int job;
    private List<Integer> stages = List.of();
    private int lastStage = -1;
    private String stageName = "";
    private boolean failed;
    private String error = "";
    private int rdd;

    private ApplicationJson(JsonParser json) throws IOException {
        this.json = json;
        JsonMembers.each(json, this::member);
    }

    static void version(JsonParser json, RunLedger ledger) throws IOException {
        ledger.runsOn(new ApplicationJson(json).version);
    }

    static void started(JsonParser json, RunLedger ledger) throws IOException {
        ApplicationJson event = new ApplicationJson(json);
        ledger.applicationStarted(event.name, event.id, event.time);
    }

    static void ended(JsonParser json, RunLedger ledger) throws IOException {
        ledger.applicationEnded(new ApplicationJson(json).time);
    }

    static void set(JsonParser json, RunLedger ledger) throws IOException {
        JsonMembers.each(json, section -> {
            if (section.equals("Spark Properties")) ledger.set(JsonMembers.texts(json, key -> true));
        });
    }

    static void jobStarted(JsonParser json, RunLedger ledger) throws IOException {
        ApplicationJson event = new ApplicationJson(json);
        ledger.jobStarted(new JobStart(event.job, event.time, event.stages, event.stageName, event.properties));
    }

    static void jobEnded(JsonParser json, RunLedger ledger) throws IOException {
        ApplicationJson event = new ApplicationJson(json);
        ledger.jobEnded(event.job, event.time, event.failed ? event.error : null);
    }

    static void unpersisted(JsonParser json, RunLedger ledger) throws IOException {
        ledger.unpersisted(new ApplicationJson(json).rdd);
    }

    private void member(String member) throws IOException {
        switch (member) {
            case "Spark Version" -> version = JsonMembers.text(json);
            case "App Name" -> name = JsonMembers.text(json);
            case "App ID" -> id = JsonMembers.text(json);
            case "Timestamp", "Submission Time", "Completion Time" -> time = json.getLongValue();
            case "Job ID" -> job = json.getIntValue();
            case "RDD ID" -> rdd = json.getIntValue();
            case "Stage IDs" -> stages = JsonMembers.integers(json);
            case "Stage Infos" -> JsonMembers.list(json, this::stage);
            case "Properties" -> properties = JsonMembers.texts(json, Property::isOfUse);
            case "Job Result" -> JsonMembers.each(json, this::result);
            default -> {}
        }
    }

    /** A job is named after its last stage. */
    private boolean stage(JsonParser stage) throws IOException {
        int[] number = {-1};
        String[] called = {""};
        JsonMembers.each(stage, member -> {
            if (member.equals("Stage ID")) number[0] = stage.getIntValue();
            else if (member.equals("Stage Name")) called[0] = JsonMembers.text(stage);
        });
        if (number[0] > lastStage) {
            lastStage = number[0];
            stageName = called[0];
        }
        return true;
    }

    private void result(String member) throws IOException {
        if (member.equals("Result")) failed = !JsonMembers.text(json).equals("JobSucceeded");
        else if (member.equals("Exception")) JsonMembers.each(json, this::exception);
    }

    private void exception(String member) throws IOException {
        if (member.equals("Message") && json.currentToken() == JsonToken.VALUE_STRING) error = json.getText();
    }
}
