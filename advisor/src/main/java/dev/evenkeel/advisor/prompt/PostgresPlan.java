package dev.evenkeel.advisor.prompt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.evenkeel.advisor.AdvisorErrors;
import dev.evenkeel.advisor.prompt.ReferenceInformation.Engine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A plan of PostgreSQL as reference information, read from {@code EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON)}.
 *
 * <p>Example: a hash join over two sequential scans has the facts {@code Q1.N0}, {@code Q1.N1} and so on, each with its
 * node type, rows, costs and, where it was analysed, times and blocks.
 *
 * <p>Only members of a list are looked at. Conditions, filters, output expressions, aliases, functions, index names and
 * settings, in which literals and names stand, are passed over; that there is a filter is told.
 */
public final class PostgresPlan {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DEEPEST = 100;
    private static final double WEIGHT = 200;

    /** Numbers, by what PostgreSQL calls them. */
    private static final Map<String, String> NUMBERS = Map.ofEntries(
            Map.entry("Plan Rows", "rowsExpected"),
            Map.entry("Plan Width", "rowBytesExpected"),
            Map.entry("Startup Cost", "costToStart"),
            Map.entry("Total Cost", "cost"),
            Map.entry("Actual Rows", "rows"),
            Map.entry("Actual Loops", "loops"),
            Map.entry("Actual Total Time", "millis"),
            Map.entry("Rows Removed by Filter", "rowsFiltered"),
            Map.entry("Rows Removed by Join Filter", "rowsFilteredByJoin"),
            Map.entry("Shared Hit Blocks", "blocksInMemory"),
            Map.entry("Shared Read Blocks", "blocksRead"),
            Map.entry("Temp Read Blocks", "tempBlocksRead"),
            Map.entry("Temp Written Blocks", "tempBlocksWritten"),
            Map.entry("Hash Batches", "hashBatches"),
            Map.entry("Peak Memory Usage", "peakMemoryKibibytes"),
            Map.entry("Sort Space Used", "sortKibibytes"),
            Map.entry("Workers Planned", "workersPlanned"),
            Map.entry("Workers Launched", "workersLaunched"));

    /** Members of which only that they are there is told. */
    private static final Map<String, String> PRESENT = Map.of(
            "Filter", "hasFilter",
            "Join Filter", "hasJoinFilter",
            "Hash Cond", "hasHashCondition",
            "Merge Cond", "hasMergeCondition",
            "Index Cond", "hasIndexCondition");

    private final JsonParser json;
    private final Pseudonyms names;
    private final List<Fact> facts = new ArrayList<>();

    private PostgresPlan(JsonParser json, Pseudonyms names) {
        this.json = json;
        this.names = names;
    }

    /**
     * {@return the document of a plan}
     *
     * @param explained what PostgreSQL printed, as JSON
     * @param version the version of PostgreSQL
     * @param names the names to use
     */
    public static ReferenceInformation read(String explained, String version, Pseudonyms names) {
        try (JsonParser json = JSON.createParser(explained)) {
            PostgresPlan plan = new PostgresPlan(json, names);
            while (json.nextToken() != null) plan.statement();
            return ReferenceInformation.of(Engine.POSTGRESQL, version, plan.facts);
        } catch (IOException e) {
            throw AdvisorErrors.notAPlan("EXPLAIN (FORMAT JSON)");
        }
    }

    private void statement() throws IOException {
        if (json.currentToken() != JsonToken.FIELD_NAME) return;
        String name = json.currentName();
        json.nextToken();
        if (name.equals("Plan") && json.currentToken() == JsonToken.START_OBJECT) node(0);
        else json.skipChildren();
    }

    /** {@return the number of the node; the parser stands on its opening brace, and on its closing one afterwards} */
    private int node(int depth) throws IOException {
        if (depth > DEEPEST) throw AdvisorErrors.notAPlan("EXPLAIN (FORMAT JSON)");
        int number = facts.size();
        Fact fact = Fact.of(Section.PLAN, id(number), WEIGHT - depth);
        facts.add(fact);
        List<String> inputs = new ArrayList<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String member = json.currentName();
            json.nextToken();
            if (member.equals("Plans")) inputs.addAll(inputs(depth));
            else fact = told(fact, member);
        }
        facts.set(number, fact.ids("inputs", inputs));
        return number;
    }

    private static String id(int number) {
        return "Q1.N" + number;
    }

    private List<String> inputs(int depth) throws IOException {
        List<String> inputs = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) return skipped(inputs);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) inputs.add(id(node(depth + 1)));
            else json.skipChildren();
        }
        return inputs;
    }

    private Fact told(Fact fact, String member) throws IOException {
        if (NUMBERS.containsKey(member) && json.currentToken().isNumeric())
            return fact.number(NUMBERS.getOrDefault(member, ""), json.getDoubleValue());
        if (PRESENT.containsKey(member)) return skipped(fact.flag(PRESENT.getOrDefault(member, ""), true));
        return switch (member) {
            case "Node Type" -> word(fact, "operator", Vocabulary.POSTGRES_STEPS);
            case "Join Type" -> word(fact, "type", Vocabulary.JOIN_TYPES);
            case "Relation Name" -> fact.name("table", names.table(json.getValueAsString("")));
            case "Sort Key" -> keys(fact, "orderedBy", names::column);
            case "Group Key" -> keys(fact, "keys", names::column);
            default -> skipped(fact);
        };
    }

    private Fact word(Fact fact, String name, Vocabulary list) throws IOException {
        String read = json.getValueAsString("");
        return list.word(read).isPresent() ? fact.word(name, list, read) : fact.word(name, Unlisted.OTHER);
    }

    private Fact keys(Fact fact, String name, Function<String, Pseudonym> naming) throws IOException {
        List<Pseudonym> keys = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) return skipped(fact);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.VALUE_STRING) keys.add(naming.apply(json.getText()));
            else json.skipChildren();
        }
        return fact.names(name, keys);
    }

    private <T> T skipped(T value) throws IOException {
        json.skipChildren();
        return value;
    }
}
