package dev.evenkeel.advisor.prompt;

import dev.evenkeel.core.explain.JsonLayout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a model is told of a run or a query: facts of closed kinds, each with an id, and what was cut for lack of room.
 *
 * <p>Example: {@code ReferenceInformation.of(Engine.SPARK, "3.5.9", facts).within(TokenBudget.of(8000)).toJson()}. The
 * facts of a Spark run come from {@link SparkReference}, those of PostgreSQL from {@link PostgresPlan}, tables from
 * {@link TableSchema}; any other engine's can be made of {@link Fact}s in the same way. Immutable; equal facts give
 * equal bytes.
 */
public final class ReferenceInformation {
    /** What runs the query. */
    public enum Engine {
        /** Apache Spark. */
        SPARK("Apache Spark"),
        /** PostgreSQL. */
        POSTGRESQL("PostgreSQL"),
        /** Another engine. */
        OTHER("another SQL engine");

        private final String words;

        Engine(String words) {
            this.words = words;
        }
    }

    private final Engine engine;
    private final String version;
    private final List<Fact> facts;
    private final List<Cut> cuts;

    private ReferenceInformation(Engine engine, String version, List<Fact> facts, List<Cut> cuts) {
        this.engine = engine;
        this.version = version;
        this.facts = List.copyOf(facts);
        this.cuts = List.copyOf(cuts);
        if (ids().size() != facts.size()) throw new IllegalArgumentException("two facts with one id");
    }

    /**
     * {@return all that is known of a run or a query}
     *
     * @param engine what runs it
     * @param version the engine's version; its numbers are told and nothing else of it
     * @param facts in the order in which they are written
     */
    public static ReferenceInformation of(Engine engine, String version, Collection<Fact> facts) {
        String numbers = version.replaceFirst("(?s)^(\\d{1,3}(\\.\\d{1,4}){0,2})?.*$", "$1");
        return new ReferenceInformation(engine, numbers, List.copyOf(facts), List.of());
    }

    /** {@return the same and more, told after it} */
    public ReferenceInformation and(Collection<Fact> more) {
        List<Fact> all = new ArrayList<>(facts);
        all.addAll(more);
        return new ReferenceInformation(engine, version, all, cuts);
    }

    /** {@return as much of it as a budget has room for: what matters least is left out, and told to be} */
    public ReferenceInformation within(TokenBudget budget) {
        List<Fact> kept = budget.kept(facts);
        return new ReferenceInformation(engine, version, kept, Cut.between(facts, kept));
    }

    /** {@return the facts, in order} */
    public List<Fact> facts() {
        return facts;
    }

    /** {@return the fact of that id; empty where it was not told, or cut} */
    public Optional<Fact> fact(String id) {
        return facts.stream().filter(fact -> fact.id().equals(id)).findFirst();
    }

    /** {@return the ids that an answer may cite} */
    public Set<String> ids() {
        return facts.stream().map(Fact::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** {@return what was cut, a line for each part of the document that lost something} */
    public List<Cut> cuts() {
        return cuts;
    }

    /** {@return the engine in words that may be sent} */
    String engine() {
        return version.isEmpty() ? engine.words : engine.words + " " + version;
    }

    /** {@return the document as one line of JSON, which is what is sent} */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("engine", engine());
        for (Section section : Section.values()) {
            List<Map<String, Object>> told = facts.stream()
                    .filter(fact -> fact.section() == section)
                    .map(Fact::members)
                    .toList();
            if (!told.isEmpty()) members.put(section.key(), told);
        }
        if (!cuts.isEmpty()) members.put("cut", cuts.stream().map(Cut::sentence).toList());
        return JsonLayout.write(members);
    }

    @Override
    public String toString() {
        return "ReferenceInformation[" + engine() + ", facts=" + facts.size() + ", cuts=" + cuts + "]";
    }
}
