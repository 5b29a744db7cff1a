package dev.evenkeel.advisor.eventlog;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.evenkeel.advisor.facts.RddFacts;
import dev.evenkeel.advisor.ledger.Property;
import dev.evenkeel.advisor.ledger.RddText;
import dev.evenkeel.advisor.ledger.StageEnd;
import dev.evenkeel.advisor.ledger.StageStart;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code Stage Info}, as it stands in the submission and in the completion of an attempt of a stage. */
final class StageJson {
    private static final Pattern SCOPE = Pattern.compile(".*\"name\"\\s*:\\s*\"([^\"]*)\".*", Pattern.DOTALL);

    private final JsonParser json;
    private int id;
    private int attempt;
    private String name = "";
    private String codeSite = "";
    private int tasks;
    private List<Integer> parents = List.of();
    private List<RddText> rdds = List.of();
    private long submitted;
    private long completed;
    private String failure = "";
    private final Map<Long, Long> sums = new HashMap<>();
    private Map<String, String> properties = Map.of();

    private StageJson(JsonParser json) {
        this.json = json;
    }

    static StageStart start(JsonParser json) throws IOException {
        StageJson stage = read(json);
        return new StageStart(
                stage.id,
                stage.attempt,
                stage.name,
                stage.codeSite,
                stage.tasks,
                stage.parents,
                stage.rdds,
                stage.submitted,
                stage.properties);
    }

    static StageEnd end(JsonParser json) throws IOException {
        StageJson stage = read(json);
        return new StageEnd(stage.id, stage.attempt, stage.submitted, stage.completed, stage.failure, stage.sums);
    }

    private static StageJson read(JsonParser json) throws IOException {
        StageJson stage = new StageJson(json);
        JsonMembers.each(json, name -> {
            if (name.equals("Stage Info")) JsonMembers.each(json, stage::info);
            else if (name.equals("Properties")) stage.properties = JsonMembers.texts(json, Property::isOfUse);
        });
        return stage;
    }

    private void info(String member) throws IOException {
        switch (member) {
            case "Stage ID" -> id = json.getIntValue();
            case "Stage Attempt ID" -> attempt = json.getIntValue();
            case "Stage Name" -> name = JsonMembers.text(json);
            case "Details" -> codeSite = JsonMembers.text(json);
            case "Number of Tasks" -> tasks = json.getIntValue();
            case "Parent IDs" -> parents = JsonMembers.integers(json);
            case "RDD Info" -> rdds = JsonMembers.list(json, StageJson::rdd);
            case "Submission Time" -> submitted = json.getValueAsLong();
            case "Completion Time" -> completed = json.getValueAsLong();
            case "Failure Reason" -> failure = JsonMembers.text(json);
            case "Accumulables" -> JsonMembers.list(json, this::accumulable);
            default -> {}
        }
    }

    /** Accumulators of users can be of any type; those of plans have whole numbers, told as texts before Spark 2. */
    private boolean accumulable(JsonParser one) throws IOException {
        long[] told = {-1, Long.MIN_VALUE};
        JsonMembers.each(one, member -> {
            if (member.equals("ID")) told[0] = one.getValueAsLong();
            else if (member.equals("Value") && one.currentToken().isScalarValue()) told[1] = number(one);
        });
        if (told[1] != Long.MIN_VALUE) sums.put(told[0], told[1]);
        return true;
    }

    private static long number(JsonParser one) throws IOException {
        return one.currentToken() == JsonToken.VALUE_NUMBER_INT || one.currentToken() == JsonToken.VALUE_STRING
                ? one.getValueAsLong(Long.MIN_VALUE)
                : Long.MIN_VALUE;
    }

    private static RddText rdd(JsonParser json) throws IOException {
        RddJson rdd = new RddJson();
        JsonMembers.each(json, member -> {
            switch (member) {
                case "RDD ID" -> rdd.id = json.getIntValue();
                case "Name" -> rdd.name = JsonMembers.text(json).intern();
                case "Scope" -> rdd.scope = scope(JsonMembers.text(json));
                case "Number of Partitions" -> rdd.partitions = json.getIntValue();
                case "Parent IDs" -> rdd.parents = JsonMembers.integers(json);
                case "Storage Level" -> rdd.level = level(json);
                default -> {}
            }
        });
        boolean isKept = !rdd.level.isEmpty();
        RddFacts facts = new RddFacts(rdd.id, rdd.name, rdd.scope, rdd.partitions, isKept, rdd.parents);
        return new RddText(facts, rdd.level);
    }

    private static final class RddJson {
        private int id;
        private String name = "";
        private String scope = "";
        private int partitions;
        private List<Integer> parents = List.of();
        private String level = "";
    }

    private static String scope(String scope) {
        Matcher matcher = SCOPE.matcher(scope);
        return matcher.matches() ? matcher.group(1).intern() : "";
    }

    /** {@return the level in Spark's words; empty where nothing is to be kept} */
    private static String level(JsonParser json) throws IOException {
        Map<String, String> flags = JsonMembers.texts(json, key -> true);
        boolean disk = isTrue(flags, "Use Disk");
        boolean memory = isTrue(flags, "Use Memory");
        if (!disk && !memory) return "";
        String offHeap = isTrue(flags, "Use Off Heap") ? "(off heap) " : "";
        return (disk ? "Disk " : "")
                + (memory ? "Memory " + offHeap : "")
                + (isTrue(flags, "Deserialized") ? "Deserialized " : "Serialized ")
                + flags.getOrDefault("Replication", "1")
                + "x Replicated";
    }

    private static boolean isTrue(Map<String, String> flags, String flag) {
        return "true".equals(flags.get(flag));
    }
}
