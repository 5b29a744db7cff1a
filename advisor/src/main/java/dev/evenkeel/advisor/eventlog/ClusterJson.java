package dev.evenkeel.advisor.eventlog;

import com.fasterxml.jackson.core.JsonParser;
import dev.evenkeel.advisor.ledger.RunLedger;
import java.io.IOException;

/** Events of executors and of the blocks they hold. */
final class ClusterJson {
    private final JsonParser json;
    private long time;
    private String executor = "";
    private String host = "";
    private int cores;
    private String reason = "";
    private String block = "";
    private long memory;
    private long disk;

    private ClusterJson(JsonParser json) throws IOException {
        this.json = json;
        JsonMembers.each(json, this::member);
    }

    static void added(JsonParser json, RunLedger ledger) throws IOException {
        ClusterJson event = new ClusterJson(json);
        ledger.executorAdded(event.executor, event.host, event.cores, event.time);
    }

    static void removed(JsonParser json, RunLedger ledger) throws IOException {
        ClusterJson event = new ClusterJson(json);
        ledger.executorRemoved(event.executor, event.time, event.reason);
    }

    static void stores(JsonParser json, RunLedger ledger) throws IOException {
        ClusterJson event = new ClusterJson(json);
        ledger.executorStores(event.executor, event.memory);
    }

    static void updated(JsonParser json, RunLedger ledger) throws IOException {
        ClusterJson event = new ClusterJson(json);
        ledger.blockUpdated(event.executor, event.block, event.memory, event.disk);
    }

    static void peaked(JsonParser json, RunLedger ledger) throws IOException {
        String[] executor = {""};
        JsonMembers.each(json, name -> {
            if (name.equals("Executor ID")) executor[0] = JsonMembers.text(json);
            else if (name.equals("Executor Metrics")) ledger.executorPeaked(executor[0], TaskJson.peaks(json));
        });
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "Timestamp" -> time = json.getLongValue();
            case "Executor ID" -> executor = JsonMembers.text(json);
            case "Removed Reason" -> reason = JsonMembers.text(json);
            case "Maximum Memory", "Memory Size" -> memory = json.getLongValue();
            case "Disk Size" -> disk = json.getLongValue();
            case "Host" -> host = JsonMembers.text(json);
            case "Total Cores" -> cores = json.getIntValue();
            case "Block ID" -> block = JsonMembers.text(json);
            case "Executor Info", "Block Manager ID", "Block Updated Info" -> JsonMembers.each(json, this::member);
            default -> {}
        }
    }
}
