package dev.evenkeel.joins;

import dev.evenkeel.core.decide.Decision;
import dev.evenkeel.core.decide.Reason;
import dev.evenkeel.core.explain.Explanation;
import dev.evenkeel.core.explain.JsonLayout;
import dev.evenkeel.core.explain.TextLayout;
import dev.evenkeel.core.unit.ByteSize;
import dev.evenkeel.joins.choose.BroadcastBySpark;
import dev.evenkeel.joins.choose.BroadcastChooser;
import dev.evenkeel.joins.choose.BroadcastCost;
import dev.evenkeel.joins.choose.BroadcastCost.Prediction;
import dev.evenkeel.joins.choose.BroadcastFacts;
import dev.evenkeel.joins.choose.BroadcastJudge;
import dev.evenkeel.joins.choose.BroadcastLimits;
import dev.evenkeel.joins.choose.BroadcastReasons;
import dev.evenkeel.joins.choose.RelationFacts;
import dev.evenkeel.joins.choose.RelationSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which side of a join to broadcast, with all that speaks for and against it: the size of either side in memory, what
 * limits it, what a shuffle would take instead, and what Spark would do by itself.
 *
 * <p>Example: {@code BroadcastReport report = BroadcastDecider.report(orders, countries, JoinSpec.on("country").left());}
 * then {@code report.verdict(Side.RIGHT)} and {@code report.explain()}.
 */
public final class BroadcastReport {
    private final BroadcastFacts facts;
    private final BroadcastLimits limits;
    private final Decision<BroadcastChoice> decision;
    private final BroadcastBySpark bySpark;

    BroadcastReport(BroadcastFacts facts, BroadcastLimits limits) {
        this.facts = facts;
        this.limits = limits;
        this.decision = BroadcastChooser.choose(facts, limits);
        this.bySpark = BroadcastBySpark.of(facts, limits);
    }

    /** {@return the side to broadcast, or neither, the reason for it, and the reason against each other choice} */
    public Decision<BroadcastChoice> decision() {
        return decision;
    }

    /** {@return what was measured} */
    public BroadcastFacts facts() {
        return facts;
    }

    /** {@return what it was held against} */
    public BroadcastLimits limits() {
        return limits;
    }

    /** {@return whether a side can be broadcast, whatever a shuffle would take} */
    public BroadcastVerdict verdict(Side side) {
        return BroadcastJudge.judge(facts, limits, side).verdict();
    }

    /** {@return the limit that decides the verdict on a side, with what is needed of it} */
    public Reason bindingLimit(Side side) {
        return BroadcastJudge.judge(facts, limits, side).limit();
    }

    /** {@return the memory that a side's hashed relation would take; nothing where the side was not looked at} */
    public Optional<RelationSize> size(Side side) {
        return facts.relation(side).map(RelationFacts::size);
    }

    /** {@return what Spark would do by itself: its choice first, then each hint that it ignores and each size that it
     * misjudges} */
    public List<Reason> bySpark() {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(bySpark.reason());
        reasons.addAll(bySpark.ignored());
        for (Side side : Side.values()) misjudged(side).ifPresent(reasons::add);
        return reasons;
    }

    private Optional<Reason> misjudged(Side side) {
        if (size(side).isEmpty() || !facts.mayBuild(side)) return Optional.empty();
        ByteSize inMemory = size(side).get().counted();
        ByteSize planned = facts.planned(side);
        boolean builds = bySpark.build().filter(side::equals).isPresent();
        if (builds && inMemory.bytes() > planned.bytes()) {
            return Optional.of(BroadcastReasons.underestimated(side, planned, inMemory));
        }
        boolean isChosen = decision.chosen().fold(build -> build.side() == side, neither -> false);
        return isChosen && bySpark.build().isEmpty()
                ? Optional.of(BroadcastReasons.refused(side, planned, inMemory))
                : Optional.empty();
    }

    /** {@return the decision and what it rests on, in lines for a terminal} */
    public String explain() {
        List<String> lines = new ArrayList<>();
        Explanation.lines(decision).forEach(line -> lines.addAll(TextLayout.wrapped(line)));
        lines.add("  measured");
        List<List<String>> rows = new ArrayList<>();
        for (Side side : Side.values()) rows.add(row(side));
        lines.addAll(TextLayout.table(
                List.of("  side", "rows", "keys", "row bytes", "in memory", "while built", "Spark's estimate"), rows));
        lines.add("  verdicts");
        for (Side side : Side.values()) {
            String line = "    " + name(side) + " " + verdict(side) + ": "
                    + bindingLimit(side).sentence();
            lines.addAll(TextLayout.wrapped(line));
        }
        lines.addAll(predictions());
        lines.add("  by itself");
        bySpark().forEach(reason -> lines.addAll(TextLayout.wrapped("    " + reason.sentence())));
        return String.join("\n", lines) + "\n";
    }

    private List<String> row(Side side) {
        String planned = facts.planned(side).toString();
        return facts.relation(side)
                .map(relation -> List.of(
                        "  " + name(side),
                        TextLayout.count(relation.shape().rows()),
                        TextLayout.count(relation.shape().distinctKeys()),
                        TextLayout.count(relation.shape().entryBytes()),
                        relation.size().held().toString(),
                        relation.size().whileBuilt().toString(),
                        planned))
                .orElseGet(() -> List.of("  " + name(side), "-", "-", "-", "-", "-", planned));
    }

    private List<String> predictions() {
        if (facts.relations().size() < 2) return List.of();
        BroadcastCost cost = new BroadcastCost(facts);
        List<List<String>> rows = new ArrayList<>();
        for (Side side : Side.values()) {
            if (facts.mayBuild(side)) rows.add(row("broadcast " + name(side), cost.broadcast(side)));
        }
        rows.add(row("shuffle", cost.shuffle()));
        List<String> lines = new ArrayList<>();
        lines.add("  predicted on " + facts.cluster());
        lines.addAll(TextLayout.table(List.of("  join", "time", "bytes moved"), rows));
        for (Side side : Side.values()) {
            if (!facts.mayBuild(side)) continue;
            lines.add("    break-even: a broadcast of the " + name(side) + " side moves as much as a shuffle at "
                    + cost.breakEven(side) + " in memory");
        }
        return lines;
    }

    private static List<String> row(String join, Prediction prediction) {
        return List.of(
                "  " + join,
                TextLayout.duration(prediction.makespan()),
                prediction.moved().toString());
    }

    private static String name(Side side) {
        return side == Side.LEFT ? "left" : "right";
    }

    /** {@return the decision and what it rests on as one JSON object, {@code schemaVersion} first} */
    public String toJson() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemaVersion", 1);
        members.put("joinType", facts.type().keyword());
        members.put("decision", Explanation.members(decision));
        for (Side side : Side.values()) members.put(name(side), members(side));
        if (facts.relations().size() == 2) {
            BroadcastCost cost = new BroadcastCost(facts);
            members.put("shuffle", members(cost.shuffle()));
        }
        members.put("bySpark", bySpark().stream().map(Explanation::members).toList());
        members.put("limits", limitMembers());
        return JsonLayout.write(members);
    }

    private Map<String, Object> members(Side side) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("verdict", verdict(side).name());
        members.put("bindingLimit", Explanation.members(bindingLimit(side)));
        members.put("plannedSize", facts.planned(side).bytes());
        facts.relation(side).ifPresent(relation -> {
            members.put("keyForm", relation.shape().form().name());
            members.put("rows", relation.shape().rows());
            members.put("distinctKeys", relation.shape().distinctKeys());
            members.put("entryBytes", relation.shape().entryBytes());
            members.put("held", relation.size().held().bytes());
            members.put("filled", relation.size().filled().bytes());
            members.put("whileBuilt", relation.size().whileBuilt().bytes());
            members.put("collected", relation.collected().bytes());
            members.put("sent", relation.sent().bytes());
        });
        if (facts.relations().size() == 2 && facts.mayBuild(side)) {
            BroadcastCost cost = new BroadcastCost(facts);
            members.put("broadcast", members(cost.broadcast(side)));
            members.put("breakEven", cost.breakEven(side).bytes());
        }
        return members;
    }

    private static Map<String, Object> members(Prediction prediction) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("makespanMillis", prediction.makespan().toMillis());
        members.put("moved", prediction.moved().bytes());
        return members;
    }

    private Map<String, Object> limitMembers() {
        Map<String, Object> members = new LinkedHashMap<>();
        limits.chosen().ifPresent(limit -> members.put("chosen", limit.bytes()));
        limits.sparkThreshold().ifPresent(limit -> members.put("sparkThreshold", limit.bytes()));
        members.put("largestTable", limits.largestTable().bytes());
        members.put("driverMemory", limits.driverMemory().bytes());
        limits.largestResult().ifPresent(limit -> members.put("largestResult", limit.bytes()));
        limits.executorMemory().ifPresent(limit -> members.put("executorMemory", limit.bytes()));
        members.put("atOnce", limits.atOnce());
        limits.timeout().ifPresent(limit -> members.put("timeoutSeconds", limit.toSeconds()));
        return members;
    }

    @Override
    public String toString() {
        return "BroadcastReport[" + decision.chosen() + ", reason="
                + decision.reason().code() + "]";
    }
}
