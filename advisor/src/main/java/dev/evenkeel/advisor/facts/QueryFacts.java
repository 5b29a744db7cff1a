package dev.evenkeel.advisor.facts;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One execution of a query by Spark SQL: when it ran and the plan it ended with.
 *
 * <p>Example: {@code QueryFacts.of(1, "count at Sales.java:31").ran(start, end).planned(plan, 2).build()} ran a plan that
 * adaptive execution changed twice. Immutable.
 */
public final class QueryFacts {
    private final long id;
    private final String description;
    private final String codeSite;
    private final Span span;
    private final Outcome outcome;
    private final String problem;
    private final @Nullable PlanNode plan;
    private final int replans;
    private final Settings settings;

    private QueryFacts(Builder builder) {
        this.id = builder.id;
        this.description = builder.description;
        this.codeSite = builder.codeSite;
        this.span = builder.span;
        this.outcome = builder.outcome;
        this.problem = builder.problem;
        this.plan = builder.plan;
        this.replans = builder.replans;
        this.settings = builder.settings;
    }

    /** {@return a builder for an execution, so far without time and plan} */
    public static Builder of(long id, String description) {
        return new Builder(id, description);
    }

    /** {@return Spark's number of the execution} */
    public long id() {
        return id;
    }

    /** {@return what the caller said of it, or the line of code, as Spark shows it} */
    public String description() {
        return description;
    }

    /** {@return the lines of code that led to it, as Spark tells them; empty where unknown} */
    public String codeSite() {
        return codeSite;
    }

    /** {@return from its start to its end, or to the end of the recording where it did not end} */
    public Span span() {
        return span;
    }

    /** {@return how long it took} */
    public Duration wall() {
        return span.length();
    }

    /** {@return how it ended} */
    public Outcome outcome() {
        return outcome;
    }

    /** {@return the first line of its error; empty without one} */
    public String problem() {
        return problem;
    }

    /** {@return the plan it ended with, numbered; empty where the limits of the recording left it out} */
    public Optional<PlanNode> plan() {
        return Optional.ofNullable(plan);
    }

    /** {@return how often adaptive execution changed the plan} */
    public int replans() {
        return replans;
    }

    /** {@return the settings of its session that differ from those of the application} */
    public Settings settings() {
        return settings;
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", id);
        members.put("description", description);
        members.put("start", span.start().toString());
        members.put("wallMillis", wall().toMillis());
        members.put("outcome", outcome.name());
        members.put("problem", problem);
        members.put("replans", replans);
        members.put("settings", settings.members());
        if (plan != null) members.put("plan", plan.members());
        return members;
    }

    @Override
    public String toString() {
        return "QueryFacts[id=" + id + ", description=" + description + ", plan=" + plan + "]";
    }

    /** What is known so far of an execution. Not thread-safe. */
    public static final class Builder {
        private final long id;
        private final String description;
        private String codeSite = "";
        private Span span = Span.NONE;
        private Outcome outcome = Outcome.SUCCEEDED;
        private String problem = "";
        private @Nullable PlanNode plan;
        private int replans;
        private Settings settings = Settings.of(Map.of());

        private Builder(long id, String description) {
            this.id = id;
            this.description = description;
        }

        /** Sets the lines of code that led to it. */
        public Builder at(String lines) {
            this.codeSite = lines;
            return this;
        }

        /** Sets when it ran. */
        public Builder ran(Instant start, Instant end) {
            this.span = new Span(start, end);
            return this;
        }

        /** Sets how it ended and the first line of its error; well and without one, unless told. */
        public Builder ended(Outcome how, String error) {
            this.outcome = how;
            this.problem = error;
            return this;
        }

        /** Sets the plan it ended with, and how often that was changed on the way. */
        public Builder planned(PlanNode last, int changes) {
            this.plan = last.numbered();
            this.replans = changes;
            return this;
        }

        /** Sets what its session set differently. */
        public Builder under(Settings own) {
            this.settings = own;
            return this;
        }

        /** {@return the facts} */
        public QueryFacts build() {
            return new QueryFacts(this);
        }
    }
}
