package dev.evenkeel.advisor.eventlog;

import com.fasterxml.jackson.core.JsonParser;
import dev.evenkeel.advisor.ledger.PlanText;
import dev.evenkeel.advisor.ledger.QueryStart;
import dev.evenkeel.advisor.ledger.RunLedger;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The events of Spark SQL: starts and ends of queries, their plans, and what the driver counted. */
final class QueryJson {
    private static final PlanText NONE = new PlanText("", "", Map.of(), List.of(), List.of());

    private final JsonParser json;
    private long id;
    private long time;
    private String description = "";
    private String details = "";
    private PlanText plan = NONE;
    private @Nullable Map<String, String> settings;
    private @Nullable String error;
    private final Map<Long, Long> sums = new HashMap<>();

    private QueryJson(JsonParser json) throws IOException {
        this.json = json;
        JsonMembers.each(json, this::member);
    }

    static void started(JsonParser json, RunLedger ledger) throws IOException {
        QueryJson query = new QueryJson(json);
        ledger.queryStarted(
                new QueryStart(query.id, query.time, query.description, query.details, query.plan, query.settings));
    }

    static void replanned(JsonParser json, RunLedger ledger) throws IOException {
        QueryJson query = new QueryJson(json);
        ledger.queryReplanned(query.id, query.plan);
    }

    static void counted(JsonParser json, RunLedger ledger) throws IOException {
        ledger.driverCounted(new QueryJson(json).sums);
    }

    static void ended(JsonParser json, RunLedger ledger) throws IOException {
        QueryJson query = new QueryJson(json);
        ledger.queryEnded(query.id, query.time, query.error);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "executionId" -> id = json.getLongValue();
            case "time" -> time = json.getLongValue();
            case "description" -> description = JsonMembers.text(json);
            case "details" -> details = JsonMembers.text(json);
            case "sparkPlanInfo" -> plan = plan(json);
            case "modifiedConfigs" -> settings = JsonMembers.texts(json, key -> true);
            case "errorMessage" -> error = json.getValueAsString();
            case "accumUpdates" -> JsonMembers.list(json, this::sum);
            default -> {}
        }
    }

    /** A pair of the accumulator's number and its sum. */
    private boolean sum(JsonParser pair) throws IOException {
        List<Long> numbers = JsonMembers.list(pair, JsonParser::getValueAsLong);
        if (numbers.size() == 2) sums.put(numbers.get(0), numbers.get(1));
        return true;
    }

    private static PlanText plan(JsonParser json) throws IOException {
        StepJson step = new StepJson();
        JsonMembers.each(json, name -> {
            switch (name) {
                case "nodeName" -> step.name = JsonMembers.text(json).intern();
                case "simpleString" -> step.text = JsonMembers.text(json);
                case "metadata" -> step.metadata = JsonMembers.texts(json, key -> true);
                case "metrics" -> step.metrics = JsonMembers.list(json, QueryJson::metric);
                case "children" -> step.inputs = JsonMembers.list(json, QueryJson::plan);
                default -> {}
            }
        });
        return new PlanText(step.name, step.text, step.metadata, step.metrics, step.inputs);
    }

    private static final class StepJson {
        private String name = "";
        private String text = "";
        private Map<String, String> metadata = Map.of();
        private List<PlanText.Metric> metrics = List.of();
        private List<PlanText> inputs = List.of();
    }

    private static PlanText.Metric metric(JsonParser json) throws IOException {
        long[] number = {-1};
        String[] texts = {"", "sum"};
        JsonMembers.each(json, name -> {
            switch (name) {
                case "name" -> texts[0] = JsonMembers.text(json);
                case "accumulatorId" -> number[0] = json.getValueAsLong();
                case "metricType" -> texts[1] = JsonMembers.text(json);
                default -> {}
            }
        });
        return new PlanText.Metric(texts[0], number[0], texts[1]);
    }
}
